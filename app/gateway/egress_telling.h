// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_note.h"
#include "gateway/egress/refusal_throttle.h"
#include "gateway/management/routes/audit_log.h"
#include "gateway/management/feeds/event_ring.h"

#include <memory>
#include <utility>

namespace liteboxd::gateway {

/// Tells what the proxy for sandboxes decided: each request that passes is a line of the audit log; refusals too, and
/// events (`egress.refused`), as many of each sandbox as RefusalThrottle lets through. Any thread.
class EgressTelling
{
public:
    /// nullptr: there is no such log, nobody reads events.
    EgressTelling(std::shared_ptr<management::AuditLog> audit, std::shared_ptr<management::EventRing> events)
        : m_audit(std::move(audit))
        , m_events(std::move(events))
    {}

    void tell(const egress::EgressNote &note);

private:
    const std::shared_ptr<management::AuditLog> m_audit;
    const std::shared_ptr<management::EventRing> m_events;
    egress::RefusalThrottle m_throttle;
};

} // namespace liteboxd::gateway
