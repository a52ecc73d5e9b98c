// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/usage_look.h"

#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds limit{3};

} // namespace

UsageLook::UsageLook(Invocation &invocation)
    : m_invocation(invocation)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &UsageLook::end);
}

UsageLook::UsageLook(Invocation &invocation, const sandbox::Sandbox &sandbox)
    : m_invocation(invocation)
    , m_one(sandbox)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &UsageLook::end);
}

void UsageLook::start()
{
    const Format format = m_invocation.output().format();
    if (format == Format::Table || format == Format::Name) {
        m_limit.start(0);
        return;
    }
    m_limit.start(limit);
    Cluster &cluster = *m_invocation.cluster();
    m_open = 1;
    if (m_one && m_one->state == sandbox::SandboxState::Running)
        askForNetwork(cluster);
    m_question = sandbox::askForUsage(
        cluster.api(), cluster.nameSpace(), m_one ? m_one->podName.toStdString() : std::string(), this,
        [this](const base::Result<sandbox::ResourceUsages> &usages) {
            if (usages)
                m_usages = *usages;
            else
                m_invocation.messages().detail("what they use is not known: " + usages.error().text());
            answered();
        });
}

void UsageLook::askForNetwork(Cluster &cluster)
{
    ++m_open;
    m_networkQuestion = sandbox::askForNetworkUsage(
        cluster.api(), m_one->nodeName.toStdString(), this, [this](const base::Result<sandbox::NetworkUsages> &usages) {
            if (usages && usages->contains(m_one->uid))
                m_network = usages->value(m_one->uid);
            else
                m_invocation.messages().detail("what its network carried is not known: " +
                                               (usages ? "the kubelet has no figures of it" : usages.error().text()));
            answered();
        });
}

void UsageLook::answered()
{
    if (--m_open == 0)
        end();
}

void UsageLook::end()
{
    m_limit.stop();
    m_question.cancel();
    m_networkQuestion.cancel();
    Q_EMIT finished();
}

QJsonObject UsageLook::with(QJsonObject sandbox) const
{
    const auto found = m_usages.constFind(sandbox.value("podName"_L1).toString());
    if (found != m_usages.constEnd())
        sandbox.insert(u"usage"_s, found->json());
    if (m_one)
        sandbox.insert(u"network"_s, m_network ? QJsonValue(m_network->json()) : QJsonValue());
    return sandbox;
}

} // namespace liteboxd::ctl
