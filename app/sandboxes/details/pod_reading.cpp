// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/pod_reading.h"

namespace liteboxd::sandboxes {

namespace {

constexpr std::chrono::seconds interval{15}; // of metrics-server, unless told otherwise
constexpr std::chrono::seconds longInterval{60};

} // namespace

PodReading::PodReading(QWidget &place)
    : QObject(&place)
    , m_place(place)
{
    connect(&m_next, &QTimer::timeout, this, &PodReading::look);
}

void PodReading::setSession(session::Session *session)
{
    m_question.cancel();
    m_next.stop();
    m_text.clear();
    forget();
    m_sandbox.reset();
    m_session = session;
}

void PodReading::follow(const sandbox::SandboxPtr &sandbox)
{
    const bool isAnother = !m_sandbox || !sandbox || m_sandbox->uid != sandbox->uid;
    m_sandbox = sandbox;
    if (!isAnother)
        return;
    m_question.cancel();
    m_text.clear();
    forget();
    if (m_sandbox)
        look();
    else
        m_next.stop();
}

void PodReading::look()
{
    m_next.start(interval);
    const bool runs = m_sandbox && m_sandbox->state == sandbox::SandboxState::Running;
    if (m_session && runs && m_place.isVisible())
        m_question = ask(m_session->api(), *m_sandbox);
}

void PodReading::tell(const QString &text, Outcome outcome)
{
    m_text = text;
    m_next.start(outcome == Outcome::Told ? interval : longInterval);
    Q_EMIT changed();
}

} // namespace liteboxd::sandboxes
