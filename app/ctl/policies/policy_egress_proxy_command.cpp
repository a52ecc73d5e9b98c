// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_egress_proxy_command.h"

#include "core/sandbox/internet/egress_proxy_change.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void PolicyEgressProxyCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "the sandbox")->required();
    options.add_flag("--off", m_isOff, "the proxy opens nothing to it any more");
}

void PolicyEgressProxyCommand::start(Invocation &invocation)
{
    const auto id = base::SandboxId::parse(m_id);
    if (!id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server to take the change");
    m_step = sandbox::SandboxSearch::start(cluster->api(), cluster->nameSpace(), *id, this,
                                           [this, &invocation](const base::Result<sandbox::FoundSandbox> &found) {
                                               if (!found)
                                                   return invocation.fail(found.error());
                                               invocation.noteAnswer();
                                               change(invocation, found->sandbox);
                                           });
}

void PolicyEgressProxyCommand::change(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    invocation.audit().begin(*invocation.cluster(), m_isOff ? sandbox::proxyCloseKind : sandbox::proxyOpenKind,
                             QString::fromStdString(m_id));
    m_step = sandbox::setEgressProxy(
        invocation.cluster()->api(), sandbox, m_isOff ? sandbox::EgressProxy::Closed : sandbox::EgressProxy::Open, this,
        [this, &invocation](const base::Result<sandbox::Sandbox> &changed) {
            if (!changed)
                return invocation.fail(changed.error());
            const Shape shape{Shape::member("id"),
                              {{"ID", Shape::member("id")},
                               {"PROXY", Shape::member("egressProxy")},
                               {"DOMAINS", Shape::member("allowedDomains")}}};
            invocation.output().item(shape,
                                     {{u"id"_s, QString::fromStdString(m_id)},
                                      {u"egressProxy"_s, !m_isOff},
                                      {u"allowedDomains"_s, QJsonArray::fromStringList(changed->allowedDomains)}});
            invocation.finish();
        });
}

} // namespace liteboxd::ctl
