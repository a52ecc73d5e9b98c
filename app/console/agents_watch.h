// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/error.h"
#include "core/session/session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace liteboxd::console {

/// How many of Cilium's agents are ready, asked once a minute: the DaemonSet with the label k8s-app=cilium. GUI thread.
class AgentsWatch : public QObject
{
    Q_OBJECT

public:
    struct Agents
    {
        int ready = 0;
        int wanted = 0; ///< 0: there is no such DaemonSet
    };

    explicit AgentsWatch(QObject *parent = nullptr);

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    /// Nothing before the first answer, and where it was an error.
    const std::optional<Agents> &agents() const { return m_agents; }
    const std::optional<base::Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    QPointer<session::Session> m_session;
    std::optional<Agents> m_agents;
    std::optional<base::Error> m_error;
    QTimer m_again;
    async::Request m_question;
};

} // namespace liteboxd::console
