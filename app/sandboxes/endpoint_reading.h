// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/result.h"
#include "core/sandbox/sandbox.h"
#include "core/session/session.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace liteboxd::sandboxes {

/// What Cilium's object for a pod says of it (CiliumEndpoint: identity, whether that carries the label for internet
/// access, state), and what it does not say: whether policies are enforced (status.policy is never filled in
/// Cilium 1.18). For people.
QString endpointText(const base::Result<QJsonObject> &endpoint);

/// That of one sandbox, asked for every 15 s while `place` is seen, and once a minute where there is none. GUI thread;
/// the session must outlive what is under way, or be let go of.
class EndpointReading : public QObject
{
    Q_OBJECT

public:
    explicit EndpointReading(QWidget &place);

    /// nullptr while there is none.
    void setSession(session::Session *session);

    void follow(const sandbox::SandboxPtr &sandbox);

    /// Empty where nothing has been answered yet.
    const QString &text() const { return m_text; }

Q_SIGNALS:
    void changed();

private:
    void ask();

    QWidget &m_place;
    QPointer<session::Session> m_session;
    sandbox::SandboxPtr m_sandbox;
    QString m_text;
    async::Request m_question;
    QTimer m_next;
};

} // namespace liteboxd::sandboxes
