// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/sandbox.h"
#include "core/session/session.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace liteboxd::sandboxes {

/// Something about the pod of one running sandbox that is asked for every 15 s while `place` is seen, and once a minute
/// where it cannot be told. What is asked, and the words for it, are the subclass's. GUI thread; the session must
/// outlive what is under way, or be let go of.
class PodReading : public QObject
{
    Q_OBJECT

public:
    /// nullptr while there is none.
    void setSession(session::Session *session);

    void follow(const sandbox::SandboxPtr &sandbox);

    /// Empty where nothing is known.
    const QString &text() const { return m_text; }

Q_SIGNALS:
    void changed();

protected:
    explicit PodReading(QWidget &place);

    /// Asks about this sandbox; tell() ends it.
    virtual async::Request ask(kube::ApiClient &api, const sandbox::Sandbox &sandbox) = 0;

    /// What was read is of another sandbox.
    virtual void forget() {}

    enum class Outcome { Told, Untold };
    void tell(const QString &text, Outcome outcome);

private:
    void look();

    QWidget &m_place;
    QPointer<session::Session> m_session;
    sandbox::SandboxPtr m_sandbox;
    QString m_text;
    async::Request m_question;
    QTimer m_next;
};

} // namespace liteboxd::sandboxes
