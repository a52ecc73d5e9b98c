// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/management_api.h"

#include "core/store/audit_kinds.h"
#include "gateway/management/routes/api_call.h"
#include "gateway/management/routes/api_route.h"
#include "gateway/management/routes/problem.h"

#include <utility>

namespace liteboxd::management {

ManagementApi::ManagementApi(ManagedCluster cluster, std::shared_ptr<AuditLog> audit)
    : m_audit(std::move(audit))
{
    useCluster(std::move(cluster));
}

ManagementApi::~ManagementApi()
{
    m_calls.clear();
}

void ManagementApi::setCluster(ManagedCluster cluster)
{
    endAll();
    useCluster(std::move(cluster));
}

void ManagementApi::useCluster(ManagedCluster cluster)
{
    m_cluster = std::move(cluster);
    m_streams = std::make_unique<QObject>();
    m_source = std::make_unique<EventSource>(m_cluster, m_events);
    m_policies = std::make_unique<PolicyEvents>(m_cluster, m_events);
}

void ManagementApi::watchTraffic(LookAtTraffic look)
{
    m_look = [this, look](std::function<void(engine::GatewayLook)> done) {
        look([this, done = std::move(done)](engine::GatewayLook seen) { // whose workers end before this does
            QMetaObject::invokeMethod(
                this, [done, seen = std::move(seen)] { done(seen); }, Qt::QueuedConnection);
        });
    };
    m_traffic = std::make_unique<TrafficEvents>(std::move(look), m_events);
}

void ManagementApi::post(ApiRequest request, const std::weak_ptr<PendingAnswer> &to)
{
    QMetaObject::invokeMethod(
        this, [this, request = std::move(request), to]() mutable { begin(std::move(request), to); },
        Qt::QueuedConnection);
}

void ManagementApi::noteRefused(const ApiRequest &request, int status, std::string_view why)
{
    AuditEntry entry = AuditEntry::of(request);
    if (entry.kind.isEmpty())
        return;
    entry.status = status;
    entry.outcome = QLatin1StringView(store::outcomes::refused);
    entry.error = QString::fromUtf8(why.data(), static_cast<qsizetype>(why.size()));
    tellOf(entry, m_audit.get(), m_events.get());
}

void ManagementApi::begin(ApiRequest request, const std::weak_ptr<PendingAnswer> &to)
{
    if (m_calls.size() >= mostCalls) {
        ApiAnswer busy = problem(503, "Busy", "the management API has too much to do", request.requestId);
        busy.fields.emplace_back("Retry-After", "1");
        PendingAnswer::give(to, std::move(busy));
        return;
    }
    auto *const call =
        new ApiCall({m_cluster, m_audit.get(), m_events, m_streams.get(), m_look}, std::move(request), this);
    m_calls.emplace(call, to);
    connect(call, &ApiCall::answered, this, [this, call](const ApiAnswer &answer) {
        const auto found = m_calls.find(call);
        if (found == m_calls.end())
            return;
        PendingAnswer::give(found->second, answer);
        m_calls.erase(found);
        call->deleteLater();
    });
    call->request().route->begin(*call);
}

/// Each is gone when this returns: it uses a cluster that goes.
void ManagementApi::endAll()
{
    m_streams.reset();
    const auto calls = std::exchange(m_calls, {});
    for (const auto &[call, to] : calls) {
        PendingAnswer::give(to, problem(503, "ClusterChanged",
                                        "this gateway turns to another cluster; look again before "
                                        "you say that it was not done",
                                        call->request().requestId));
        delete call;
    }
}

} // namespace liteboxd::management
