// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_overview.h"

#include "core/async/on_pool.h"
#include "core/policy/cluster_object_list.h"
#include "core/policy/lint/policy_linter.h"

#include <utility>

namespace liteboxd::policy {

namespace {

std::shared_ptr<const PolicyPicture> pictureOf(const LivePolicies &live, const std::vector<PolicyManifest> &manifests,
                                               ClusterReading reading)
{
    auto picture = std::make_shared<PolicyPicture>();
    picture->unread = std::move(reading.unread);
    picture->hasCilium = live.hasCilium;
    picture->dns = dnsPlace(reading.objects);
    picture->explainer = std::make_shared<const explain::PolicyExplainer>(std::move(reading.objects));
    picture->policies = policySummaries(live, manifests, *picture->explainer);
    picture->findings = lint::findingsOf(*picture->explainer);
    return picture;
}

} // namespace

PolicyOverview::PolicyOverview(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                               const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_manifests(std::move(manifests))
    , m_clock(clock)
{}

PolicyOverview::~PolicyOverview() = default;

void PolicyOverview::refresh()
{
    if (isReading())
        return;
    m_startedAt = m_clock.steady();
    m_step = LivePolicyList::start(m_api, m_nameSpace, this, [this](base::Result<LivePolicies> live) {
        if (!live)
            return fail(std::move(live.error()));
        readObjects(std::move(*live));
    });
}

void PolicyOverview::refreshIfOlder(std::chrono::milliseconds age)
{
    if (!m_picture || m_error || m_clock.steady() - m_startedAt >= age)
        refresh();
}

void PolicyOverview::refreshAfterChange()
{
    m_isBehind = isReading();
    refresh();
}

void PolicyOverview::readObjects(LivePolicies live)
{
    m_step = ClusterObjectList::start(m_api, m_nameSpace, this,
                                      [this, live = std::move(live)](base::Result<ClusterReading> reading) {
                                          if (!reading)
                                              return fail(std::move(reading.error()));
                                          compose(live, std::move(*reading));
                                      });
}

void PolicyOverview::compose(LivePolicies live, ClusterReading reading)
{
    m_isComposing = true;
    const auto read = std::make_shared<ClusterReading>(std::move(reading));
    async::onPool(
        this,
        [live = std::move(live), read, manifests = m_manifests] {
            return pictureOf(live, manifests, std::move(*read));
        },
        [this](const std::shared_ptr<const PolicyPicture> &picture) { show(picture); });
}

void PolicyOverview::show(std::shared_ptr<const PolicyPicture> picture)
{
    m_isComposing = false;
    m_picture = std::move(picture);
    m_error.reset();
    end();
}

void PolicyOverview::fail(base::Error error)
{
    m_error = std::move(error);
    end();
}

/// Whoever is told may destroy this.
void PolicyOverview::end()
{
    if (std::exchange(m_isBehind, false))
        refresh();
    Q_EMIT changed();
}

} // namespace liteboxd::policy
