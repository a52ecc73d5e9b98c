// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/resource_usage.h"
#include "core/sandbox/sandbox.h"
#include "core/session/session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <optional>

namespace liteboxd::sandboxes {

/// What one sandbox uses, asked for every 15 s while `place` is seen, and once a minute where the cluster has no metrics.
/// GUI thread; the session must outlive what is under way, or be let go of.
class UsageReading : public QObject
{
    Q_OBJECT

public:
    explicit UsageReading(QWidget &place);

    /// nullptr while there is none.
    void setSession(session::Session *session);

    void follow(const sandbox::SandboxPtr &sandbox);

    /// "120 m CPU, 64 MiB"; empty where it is not known.
    QString text() const;

Q_SIGNALS:
    void changed();

private:
    void ask();

    QWidget &m_place;
    QPointer<session::Session> m_session;
    sandbox::SandboxPtr m_sandbox;
    std::optional<sandbox::ResourceUsage> m_usage;
    async::Request m_question;
    QTimer m_next;
};

} // namespace liteboxd::sandboxes
