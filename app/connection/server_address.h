// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/connection_state.h"

#include <QObject>

class QAction;

namespace liteboxd::shell {
class ActionRegistry;
class MainWindow;
} // namespace liteboxd::shell

namespace liteboxd::connection {

class Connector;
class ConnectView;

/// Lets a person say where a server is that calls itself 127.0.0.1: when nobody answers there, and at any time by File
/// > Server address. All it is given must outlive it. GUI thread.
class ServerAddress : public QObject
{
    Q_OBJECT

public:
    ServerAddress(Connector &connector, shell::ActionRegistry &actions, ConnectView &view, shell::MainWindow &window,
                  QObject *parent = nullptr);

    /// Asks in place of the pages if an address can be what is wrong; false if not.
    bool ask(const session::Failed &failed);

    /// Whether the person is about to change it: nothing else may take the place.
    bool isEditing() const { return m_isEditing; }

private:
    void edit();
    void leave();
    void take(const QString &address, bool write);
    void update();

    Connector &m_connector;
    ConnectView &m_view;
    shell::MainWindow &m_window;
    QAction *m_action;
    bool m_isEditing = false;
};

} // namespace liteboxd::connection
