// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/connector.h"
#include "app/shell/window/connection_strip.h"
#include "core/async/request.h"

#include <QObject>

namespace liteboxd::shell {
class MainWindow;
}

namespace liteboxd::connection {

class ConnectView;
class ServerAddress;

/// How a state of the connection is shown.
shell::ConnectionLook look(const session::ConnectionState &state);

/// Whether a cluster says that it is a simulated one.
bool isDemo(const kube::ServerVersion &version);

/// Shows in strip, status bar and window what the connector has, and hands it what was chosen there. All must outlive
/// it. GUI thread.
class ConnectionPresenter : public QObject
{
    Q_OBJECT

public:
    ConnectionPresenter(Connector &connector, shell::ConnectionStrip &strip, ConnectView &view, ServerAddress &address,
                        shell::MainWindow &window, QObject *parent = nullptr);

private:
    void showConnection();
    void showQuestion();
    void follow(session::Session &session);
    void showState(const session::ConnectionState &state);
    void showNamespaces(const QStringList &present);
    void askVersion(session::Session &session);
    void showWaiting(const QString &program);
    void showContent(const session::ConnectionState &state);

    Connector &m_connector;
    shell::ConnectionStrip &m_strip;
    ConnectView &m_view;
    ServerAddress &m_address;
    shell::MainWindow &m_window;
    async::Request m_version;
    bool m_versionKnown = false;
    QString m_waitingFor; ///< the program that signs us in, while it runs
};

} // namespace liteboxd::connection
