// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_dns_lock_command.h"

#include "core/sandbox/internet/dns_lock_change.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void PolicyDnsLockCommand::declare(CLI::App &options)
{
    OneSandboxCommand::declare(options);
    options.add_flag("--off", m_isOff, "let it ask for any name again");
}

void PolicyDnsLockCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    invocation.audit().begin(*invocation.cluster(), m_isOff ? store::kinds::dnsUnlock : store::kinds::dnsLock,
                             QString::fromStdString(id()));
    m_step = sandbox::DnsLockChange::start(
        invocation.cluster()->api(), found.sandbox, m_isOff ? sandbox::DnsLock::Off : sandbox::DnsLock::On, this,
        [this, &invocation](const base::Result<sandbox::Sandbox> &changed) {
            if (!changed && changed.error().context == "policy allow-dns")
                return invocation.fail(changed.error(), "liteboxctl policy ensure brings allow-dns up to date.");
            if (!changed)
                return invocation.fail(changed.error());
            const Shape shape{Shape::member("id"),
                              {{"ID", Shape::member("id")},
                               {"DNS LOCK", Shape::member("dnsLock")},
                               {"DOMAINS", Shape::member("allowedDomains")}}};
            invocation.output().item(shape,
                                     {{u"id"_s, QString::fromStdString(id())},
                                      {u"dnsLock"_s, changed->hasDnsLock},
                                      {u"allowedDomains"_s, QJsonArray::fromStringList(changed->allowedDomains)}});
            invocation.finish();
        });
}

} // namespace liteboxd::ctl
