// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_ensure_command.h"

#include "app/ctl/frame/outcome_shape.h"
#include "core/policy/dns_search.h"
#include "core/policy/policy_json.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

const char *adviceFor(const base::Error &error)
{
    if (error.code == base::ErrorCode::Conflict)
        return "liteboxctl policy diff shows what differs; --take takes these fields over.";
    return "Nothing was changed unless the list says so.";
}

} // namespace

void PolicyEnsureCommand::declare(CLI::App &options)
{
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge them, and change nothing");
    options.add_flag("--take", m_takes, "take fields over that somebody else set differently");
    options.add_flag("--any-dns", m_isAnyDns, "apply them though the cluster's DNS seems to be elsewhere");
}

void PolicyEnsureCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    auto manifests = policy::defaultPolicies(QString::fromStdString(cluster->nameSpace()));
    if (!manifests)
        return invocation.fail(manifests.error());
    m_policies = std::make_unique<policy::NetworkPolicyManager>(cluster->api(), cluster->nameSpace(), *manifests);
    invocation.limitTime(std::chrono::seconds(60), "the API server to take the policies");
    m_step = policy::DnsSearch::start(cluster->api(), this,
                                      [this, &invocation](const base::Result<policy::DnsPlace> &place) {
                                          considerDns(invocation, place);
                                      });
}

void PolicyEnsureCommand::considerDns(Invocation &invocation, const base::Result<policy::DnsPlace> &place)
{
    if (!place && place.error().code != base::ErrorCode::Forbidden)
        return invocation.fail(place.error());
    invocation.noteAnswer();
    if (!place)
        invocation.messages().note("this account may not look for the cluster's DNS, so it is not known whether it is "
                                   "where allow-dns looks for it");
    else if (place->isDoubtful() && !m_isAnyDns && !m_isDryRun)
        return invocation.fail({base::ErrorCode::Rejected, place->sentence(), "policy allow-dns"},
                               "Nothing was changed. Say --any-dns if that is meant.");
    else if (place->isDoubtful())
        invocation.messages().note(place->sentence());
    else if (!place->isWhereExpected)
        invocation.messages().note("no pod here looks like the cluster's DNS");
    ensure(invocation);
}

void PolicyEnsureCommand::ensure(Invocation &invocation)
{
    if (!m_isDryRun)
        invocation.audit().begin(*invocation.cluster(), store::kinds::policyEnsure, {}, {{u"take"_s, m_takes}});
    m_step = m_policies->ensureDefaultPolicies(
        m_takes ? kube::Ownership::Take : kube::Ownership::Respect,
        m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store, this,
        [this, &invocation](const base::Result<policy::PolicyReport> &report) {
            if (!report)
                return invocation.fail(report.error());
            tell(invocation, *report);
        });
}

void PolicyEnsureCommand::tell(Invocation &invocation, const policy::PolicyReport &report) const
{
    QJsonArray items;
    const base::Error *first = nullptr;
    for (std::size_t at = 0; at < report.policies.size(); ++at) {
        const policy::PolicyResult &result = report.policies[at];
        items.append(jsonOf(m_policies->manifests()[at], result));
        if (result.outcome == policy::PolicyOutcome::Inapplicable)
            invocation.messages().note("the cluster has no CiliumNetworkPolicy, so " + result.name.toStdString() +
                                       " is left out: nodes and their addresses stay within reach of what the other "
                                       "policies allow");
        if (result.error && first == nullptr)
            first = &*result.error;
    }
    invocation.output().list(outcomeShape(), items);
    if (first == nullptr)
        return invocation.finish();
    if (!m_isDryRun)
        invocation.audit().failed({}, *first);
    invocation.messages().error(*first, adviceFor(*first));
    invocation.finish(exitCodeFor(first->code));
}

} // namespace liteboxd::ctl
