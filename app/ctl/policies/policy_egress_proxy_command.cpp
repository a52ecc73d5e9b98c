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
    OneSandboxCommand::declare(options);
    options.add_flag("--off", m_isOff, "the proxy opens nothing to it any more");
}

void PolicyEgressProxyCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    invocation.audit().begin(*invocation.cluster(), m_isOff ? sandbox::proxyCloseKind : sandbox::proxyOpenKind,
                             QString::fromStdString(id()));
    m_step = sandbox::setEgressProxy(
        invocation.cluster()->api(), found.sandbox, m_isOff ? sandbox::EgressProxy::Closed : sandbox::EgressProxy::Open,
        this, [this, &invocation](const base::Result<sandbox::Sandbox> &changed) {
            if (!changed)
                return invocation.fail(changed.error());
            const Shape shape{Shape::member("id"),
                              {{"ID", Shape::member("id")},
                               {"PROXY", Shape::member("egressProxy")},
                               {"DOMAINS", Shape::member("allowedDomains")}}};
            invocation.output().item(shape,
                                     {{u"id"_s, QString::fromStdString(id())},
                                      {u"egressProxy"_s, !m_isOff},
                                      {u"allowedDomains"_s, QJsonArray::fromStringList(changed->allowedDomains)}});
            invocation.finish();
        });
}

} // namespace liteboxd::ctl
