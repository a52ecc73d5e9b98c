// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/base_policies.h"

#include "app/gateway/log_category.h"
#include "core/policy/dns_search.h"

namespace liteboxd::gateway {

BasePolicies::BasePolicies(kube::ApiClient &api, const std::string &nameSpace,
                           std::vector<policy::PolicyManifest> manifests, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_policies(api, nameSpace, std::move(manifests))
{}

void BasePolicies::ensure()
{
    m_step = policy::DnsSearch::start(m_api, this,
                                      [this](const base::Result<policy::DnsPlace> &place) { considerDns(place); });
}

void BasePolicies::considerDns(const base::Result<policy::DnsPlace> &place)
{
    if (place && place->isDoubtful())
        return giveUp(place->sentence() + "; liteboxctl policy ensure --any-dns applies them all the same");
    if (!place && place.error().code != base::ErrorCode::Forbidden)
        return giveUp(place.error().text());
    apply();
}

void BasePolicies::apply()
{
    m_step = m_policies.ensureDefaultPolicies(kube::Ownership::Respect, this,
                                              [this](const base::Result<policy::PolicyReport> &report) {
                                                  if (!report)
                                                      return giveUp(report.error().text());
                                                  tell(*report);
                                              });
}

void BasePolicies::tell(const policy::PolicyReport &report)
{
    int changed = 0;
    for (const policy::PolicyResult &each : report.policies) {
        using Outcome = policy::PolicyOutcome;
        if (each.error)
            qCWarning(gatewayLog, "policy %s is not as it should be: %s", qUtf8Printable(each.name),
                      each.error->text().c_str());
        else if (each.outcome == Outcome::Inapplicable)
            qCWarning(gatewayLog, "the cluster has no CiliumNetworkPolicy: %s is left out", qUtf8Printable(each.name));
        else if (each.outcome == Outcome::Created || each.outcome == Outcome::Changed)
            ++changed;
    }
    if (report.isComplete())
        qCInfo(gatewayLog, "the default policies are in the cluster, %d of %d changed", changed,
               static_cast<int>(report.policies.size()));
    Q_EMIT ended();
}

void BasePolicies::giveUp(const std::string &why)
{
    qCWarning(gatewayLog, "the default policies are not applied: %s", why.c_str());
    Q_EMIT ended();
}

} // namespace liteboxd::gateway
