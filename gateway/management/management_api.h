// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/management/routes/api_request.h"
#include "gateway/management/routes/audit_log.h"
#include "gateway/management/feeds/event_ring.h"
#include "gateway/management/feeds/event_source.h"
#include "gateway/management/feeds/managed_cluster.h"
#include "gateway/management/pending_answer.h"
#include "gateway/management/feeds/policy_events.h"
#include "gateway/management/feeds/traffic_events.h"

#include <QObject>

#include <map>
#include <memory>

namespace liteboxd::management {

class ApiCall;

/// The management API on the control plane's thread: begins what is asked for, and hands each answer back to the worker
/// that waits for it. Outlives the server; the cluster may change.
class ManagementApi : public QObject
{
    Q_OBJECT

public:
    /// `audit`: nullptr: nothing is written down.
    explicit ManagementApi(ManagedCluster cluster, std::shared_ptr<AuditLog> audit = nullptr);
    ~ManagementApi() override;

    /// From now on it is about this cluster; what is under way in the former is broken off and told so.
    void setCluster(ManagedCluster cluster);

    /// From now on the events tell of what goes through, and links of who uses them. The gateway's workers end before
    /// this does.
    void watchTraffic(LookAtTraffic look);

    /// Answers `to` in the end. Any thread.
    void post(ApiRequest request, const std::weak_ptr<PendingAnswer> &to);

    /// It was refused before it came so far; the audit log is told if it would have changed something. Any thread.
    void noteRefused(const ApiRequest &request, int status, std::string_view why);

    /// What happens; others may add to it, on any thread.
    const std::shared_ptr<EventRing> &events() const { return m_events; }

    AuditLog *audit() const { return m_audit.get(); }

private:
    static constexpr std::size_t mostCalls = 256;

    void useCluster(ManagedCluster cluster);
    void begin(ApiRequest request, const std::weak_ptr<PendingAnswer> &to);
    void endAll();

    ManagedCluster m_cluster;
    const std::shared_ptr<AuditLog> m_audit;
    const std::shared_ptr<EventRing> m_events = std::make_shared<EventRing>();
    std::unique_ptr<EventSource> m_source;
    std::unique_ptr<PolicyEvents> m_policies;
    std::unique_ptr<TrafficEvents> m_traffic; ///< nullptr: nobody tells
    LookAtTraffic m_look;                     ///< answers on this thread; empty: nobody does
    std::unique_ptr<QObject> m_streams;       ///< parent of what goes on in the cluster behind an answer
    std::map<ApiCall *, std::weak_ptr<PendingAnswer>> m_calls; ///< children of this that have not answered
};

} // namespace liteboxd::management
