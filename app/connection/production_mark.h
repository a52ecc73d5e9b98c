// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QSettings;

namespace liteboxd::shell {
class ActionRegistry;
class ConnectionStrip;
} // namespace liteboxd::shell

namespace liteboxd::connection {

class Connector;

/// Which clusters a person calls production: File > This is a production cluster. The mark stands beside the context,
/// in the list of contexts and in every confirmation. It is the cluster's (see clusterKey()), whatever the context is
/// called, and is kept in the settings. All it is given must outlive it. GUI thread.
class ProductionMark : public QObject
{
    Q_OBJECT

public:
    ProductionMark(Connector &connector, shell::ActionRegistry &actions, shell::ConnectionStrip &strip,
                   QSettings &settings, QObject *parent = nullptr);

    /// Whether the context that is chosen now has it.
    bool isSet() const;

Q_SIGNALS:
    void changed();

private:
    bool isMarked(const QString &context) const;
    void mark(bool production);
    void show();

    Connector &m_connector;
    shell::ConnectionStrip &m_strip;
    QSettings &m_settings;
    QAction *m_action;
};

} // namespace liteboxd::connection
