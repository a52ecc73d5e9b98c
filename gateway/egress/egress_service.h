// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_counts.h"
#include "gateway/egress/egress_judge.h"
#include "gateway/egress/egress_note.h"
#include "gateway/egress/name_source.h"
#include "gateway/http/rate_limiter.h"
#include "gateway/http/service.h"

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace liteboxd::egress {

/// The proxy by which sandboxes reach the names of their lists where no network policy can name them: CONNECT, and http
/// in absolute form. The client's address says which sandbox it is; its list says which names; each name is looked up
/// here, judged by where it leads, and dialled by the address that was judged, so that a second answer of its name
/// server changes nothing. Belongs on a listener of its own, whose server takes TargetForms::Proxy and which only pods
/// can reach.
///
/// serve() runs on the server's workers; publish() and counts() on any thread. The request path takes no lock but that
/// of the queue of names.
class EgressService final : public http::Service
{
public:
    struct Settings
    {
        EgressAddressRules addresses;
        std::uint32_t rate = 0; ///< requests a second of one sandbox; 0: any
        /// Told of each request, on a worker's thread. Empty: nobody is.
        std::function<void(const EgressNote &)> onDecided;
    };

    /// `names` outlives it.
    EgressService(Settings settings, NameSource &names);
    ~EgressService() override;

    /// From now on this counts; tunnels that it does not permit end.
    void publish(const std::shared_ptr<const EgressTable> &table);

    EgressCounts counts() const;

    io::Task<void> serve(http::Exchange &exchange) override;
    void workerStarted(http::Worker &worker) override;
    void workerStopped(http::Worker &worker) override;

private:
    struct WorkerPart;

    io::Task<void> refuse(http::Exchange &exchange, EgressRefusal refusal);
    io::Task<void> pass(http::Exchange &exchange, EgressAdmission admission);
    io::Task<void> openTunnel(http::Exchange &exchange, EgressAdmission admission, std::unique_ptr<io::Stream> host);
    void tell(http::Exchange &exchange, int status, const EgressRefusal *refusal);

    const Settings m_settings;
    NameSource &m_names;
    http::RateLimiter m_rate;
    std::atomic<std::uint64_t> m_requests = 0;
    std::atomic<std::uint64_t> m_open = 0;
    std::array<std::atomic<std::uint64_t>, egressRules> m_refused{};
    mutable std::mutex m_mutex; ///< guards what follows; taken by publishers and as workers start, never by requests
    std::shared_ptr<const EgressTable> m_table;
    std::vector<http::Worker *> m_workers;
};

} // namespace liteboxd::egress
