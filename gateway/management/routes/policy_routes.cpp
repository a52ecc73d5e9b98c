// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/routes.h"

#include "core/policy/dns_search.h"
#include "core/policy/network_policy_manager.h"
#include "core/policy/policy_json.h"
#include "core/policy/policy_overview.h"
#include "core/policy/policy_resources.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/item_page.h"
#include "gateway/management/routes/json_members.h"

#include <QJsonArray>

#include <algorithm>
#include <tuple>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<std::vector<policy::PolicyManifest>> manifestsFor(ApiCall &call)
{
    auto manifests = policy::defaultPolicies(QString::fromStdString(call.nameSpace()));
    if (manifests)
        return std::move(*manifests);
    call.fail(manifests.error());
    return std::nullopt;
}

void ensure(ApiCall &call, policy::NetworkPolicyManager &policies, kube::Ownership ownership,
            kube::Persistence persistence)
{
    call.keep(policies.ensureDefaultPolicies(
        ownership, persistence, &call, [&call, &policies](const base::Result<policy::PolicyReport> &report) {
            if (!report)
                return call.fail(report.error());
            QJsonArray items;
            for (std::size_t at = 0; at < report->policies.size(); ++at)
                items.append(policy::jsonOf(policies.manifests()[at], report->policies[at]));
            const auto failed = std::find_if(report->policies.begin(), report->policies.end(),
                                             [](const policy::PolicyResult &each) { return each.error.has_value(); });
            if (failed != report->policies.end())
                return call.fail(*failed->error);
            call.answer(200, {{u"items"_s, items}});
        }));
}

} // namespace

void listPolicies(ApiCall &call)
{
    auto manifests = manifestsFor(call);
    if (!manifests)
        return;
    static const base::SystemClock clock;
    auto *const overview =
        new policy::PolicyOverview(call.api(), call.nameSpace(), std::move(*manifests), clock, &call);
    QObject::connect(overview, &policy::PolicyOverview::changed, &call, [&call, overview] {
        if (overview->error())
            return call.fail(*overview->error());
        std::vector<PageItem> items;
        for (const policy::PolicySummary &each : overview->picture()->policies)
            items.push_back({each.kind + u'/' + each.nameSpace + u'/' + each.name,
                             [picture = overview->picture(), &each] { return policy::jsonOf(each); }});
        answerPage(call, std::move(items));
    });
    overview->refresh();
}

void ensurePolicies(ApiCall &call)
{
    const auto read = call.read([](JsonMembers &members) {
        return std::tuple(members.truth(u"take"_s).value_or(false), members.truth(u"dryRun"_s).value_or(false),
                          members.truth(u"anyDns"_s).value_or(false));
    });
    if (!read)
        return;
    const auto [takes, isDryRun, isAnyDns] = *read;
    auto manifests = manifestsFor(call);
    if (!manifests)
        return;
    if (isDryRun)
        call.audits(nullptr);
    else
        call.addToAudit({{u"take"_s, takes}});
    auto *const policies = new policy::NetworkPolicyManager(call.api(), call.nameSpace(), std::move(*manifests), &call);
    call.keep(policy::DnsSearch::start(
        call.api(), &call, [&call, policies, takes, isDryRun, isAnyDns](const base::Result<policy::DnsPlace> &place) {
            if (!place && place.error().code != base::ErrorCode::Forbidden)
                return call.fail(place.error());
            if (place && place->isDoubtful() && !isAnyDns && !isDryRun)
                return call.refuse(422, "Rejected", place->sentence() + "; anyDns: true applies them nevertheless");
            ensure(call, *policies, takes ? kube::Ownership::Take : kube::Ownership::Respect,
                   isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store);
        }));
}

} // namespace liteboxd::management
