// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/usage_look.h"

#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds limit{3};

} // namespace

UsageLook::UsageLook(Invocation &invocation, std::string pod)
    : m_invocation(invocation)
    , m_pod(std::move(pod))
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
    m_question = sandbox::askForUsage(cluster.api(), cluster.nameSpace(), m_pod, this,
                                      [this](const base::Result<sandbox::ResourceUsages> &usages) {
                                          if (usages)
                                              m_usages = *usages;
                                          else
                                              m_invocation.messages().detail("what they use is not known: " +
                                                                             usages.error().text());
                                          end();
                                      });
}

void UsageLook::end()
{
    m_limit.stop();
    m_question.cancel();
    Q_EMIT finished();
}

QJsonObject UsageLook::with(QJsonObject sandbox) const
{
    const auto found = m_usages.constFind(sandbox.value("podName"_L1).toString());
    if (found != m_usages.constEnd())
        sandbox.insert(u"usage"_s, found->json());
    return sandbox;
}

} // namespace liteboxd::ctl
