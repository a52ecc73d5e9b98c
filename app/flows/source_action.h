// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/source_settings.h"

#include <QObject>
#include <QPointer>

class QAction;
class QSettings;
class QWidget;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::flows {

class SourceDialog;

/// The action that asks where the flows of this cluster come from, and remembers the answer. All it is given must
/// outlive it. GUI thread.
class SourceAction : public QObject
{
    Q_OBJECT

public:
    SourceAction(shell::ActionRegistry &actions, QSettings &settings, QWidget &window, QObject *parent = nullptr);
    ~SourceAction() override;

    /// The URL of the API server; empty: there is none, and nothing can be set.
    void setServer(const QString &server);

    SourceSettings settings() const;
    SourceDialog *dialog() const;

Q_SIGNALS:
    void changed();

private:
    void ask();

    QSettings &m_settings;
    QWidget &m_window;
    QAction *m_action;
    QString m_server;
    QPointer<SourceDialog> m_dialog;
};

} // namespace liteboxd::flows
