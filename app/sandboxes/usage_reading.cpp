// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/usage_reading.h"

#include "app/sandboxes/tr.h"

#include <QLocale>

namespace liteboxd::sandboxes {

namespace {

constexpr std::chrono::seconds interval{15}; // of metrics-server, unless told otherwise
constexpr std::chrono::seconds longInterval{60};

} // namespace

UsageReading::UsageReading(QWidget &place)
    : QObject(&place)
    , m_place(place)
{
    connect(&m_next, &QTimer::timeout, this, &UsageReading::ask);
}

void UsageReading::setSession(session::Session *session)
{
    m_question.cancel();
    m_next.stop();
    m_usage.reset();
    m_sandbox.reset();
    m_session = session;
}

void UsageReading::follow(const sandbox::SandboxPtr &sandbox)
{
    const bool isAnother = !m_sandbox || !sandbox || m_sandbox->uid != sandbox->uid;
    m_sandbox = sandbox;
    if (!isAnother)
        return;
    m_question.cancel();
    m_usage.reset();
    if (m_sandbox)
        ask();
    else
        m_next.stop();
}

void UsageReading::ask()
{
    m_next.start(interval);
    const bool runs = m_sandbox && m_sandbox->state == sandbox::SandboxState::Running;
    if (!m_session || !runs || !m_place.isVisible())
        return;
    m_question = sandbox::askForUsage(
        m_session->api(), m_sandbox->podNamespace.toStdString(), m_sandbox->podName.toStdString(), this,
        [this, pod = m_sandbox->podName](const base::Result<sandbox::ResourceUsages> &usages) {
            const bool isKnown = usages && usages->contains(pod);
            m_usage = isKnown ? std::optional(usages->value(pod)) : std::nullopt;
            m_next.start(isKnown ? interval : longInterval);
            Q_EMIT changed();
        });
}

QString UsageReading::text() const
{
    if (!m_usage)
        return {};
    //: %1: thousandths of a processor core, %2: an amount of memory
    return Tr::tr("%1m CPU, %2").arg(QLocale().toString(m_usage->cpuMilli), QLocale().formattedDataSize(m_usage->memory));
}

} // namespace liteboxd::sandboxes
