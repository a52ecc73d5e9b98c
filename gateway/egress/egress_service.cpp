// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_service.h"

#include "gateway/egress/egress_tunnel.h"
#include "gateway/egress/plain_relay.h"
#include "gateway/http/worker.h"
#include "gateway/io/tcp_stream.h"

#include <algorithm>
#include <utility>

namespace liteboxd::egress {

namespace {

constexpr std::string_view tunnelOpened = "HTTP/1.1 200 Connection established\r\n\r\n";

EgressRefusal unresolved(const std::string &host, const base::Error &error)
{
    if (error.code == base::ErrorCode::TimedOut)
        return {EgressRule::NameResolved, 504, "the address of " + host + " was not found in time"};
    return {EgressRule::NameResolved, 502, "the address of " + host + " cannot be found: " + error.message};
}

EgressRefusal unreached(const EgressTarget &target, const base::Error &error)
{
    if (error.code == base::ErrorCode::TimedOut)
        return {EgressRule::HostReached, 504, target.authority() + " was not reached in time"};
    return {EgressRule::HostReached, 502, target.authority() + " takes no connection"};
}

} // namespace

/// What is kept for each worker; touched on its thread only.
struct EgressService::WorkerPart final : http::WorkerState
{
    explicit WorkerPart(std::size_t mostPipes)
        : pipes(mostPipes)
    {}

    std::shared_ptr<const EgressTable> table = std::make_shared<EgressTable>();
    engine::PipePool pipes;
    EgressTunnel::Tunnels tunnels;
};

EgressService::EgressService(Settings settings, NameSource &names)
    : m_settings(std::move(settings))
    , m_names(names)
    , m_rate(m_settings.rate)
    , m_table(std::make_shared<EgressTable>())
{}

EgressService::~EgressService() = default;

void EgressService::workerStarted(http::Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    auto part = std::make_unique<WorkerPart>(worker.budget().pipesPerWorker);
    part->table = m_table;
    worker.setState(std::move(part));
    m_workers.push_back(&worker);
}

void EgressService::workerStopped(http::Worker &worker)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_workers, &worker);
    worker.setState(nullptr);
}

void EgressService::publish(const std::shared_ptr<const EgressTable> &table)
{
    const std::lock_guard lock(m_mutex);
    m_table = table;
    for (http::Worker *const worker : m_workers) {
        worker->reactor().post([worker, table] {
            auto *const part = worker->state<WorkerPart>();
            if (part == nullptr)
                return;
            part->table = table;
            for (EgressTunnel *const tunnel : part->tunnels)
                tunnel->check(*table);
        });
    }
}

EgressCounts EgressService::counts() const
{
    EgressCounts counts{m_requests, m_open, {}};
    std::copy(m_refused.begin(), m_refused.end(), counts.refused.begin());
    return counts;
}

io::Task<void> EgressService::serve(http::Exchange &exchange)
{
    exchange.wipe(http::FieldId::ProxyAuthorization);
    const http::RequestHead &request = exchange.request();
    const io::SocketAddress &peer = exchange.connection().peer();
    http::Worker &worker = exchange.connection().worker();
    auto judged = judgeEgress(*worker.state<WorkerPart>()->table, peer, request.method(), request.target());
    // Who it is was judged by the address, so its rate is that of the sandbox; those who are nobody have one, too.
    const auto address = peer.bytes();
    const std::uint64_t key =
        std::hash<std::string_view>()(std::string_view(reinterpret_cast<const char *>(address.data()), address.size()));
    if (!m_rate.take(key, worker.reactor().now()))
        judged = EgressRefusal{EgressRule::Rate, 429, "this sandbox asks the proxy too often"};
    if (auto *const refusal = std::get_if<EgressRefusal>(&judged))
        co_await refuse(exchange, std::move(*refusal));
    else
        co_await pass(exchange, std::move(std::get<EgressAdmission>(judged)));
}

io::Task<void> EgressService::pass(http::Exchange &exchange, EgressAdmission admission)
{
    const EgressTarget &target = admission.target;
    http::Worker &worker = exchange.connection().worker();
    const io::Deadline deadline = io::Clock::now() + exchange.timeouts().connect;
    auto addresses = co_await m_names.lookUp(worker.reactor(), target.host, target.port, deadline);
    if (!addresses) {
        co_await refuse(exchange, unresolved(target.host, addresses.error()));
        co_return;
    }
    if (auto refusal = judgeAddresses(m_settings.addresses, target.host, *addresses)) {
        co_await refuse(exchange, std::move(*refusal));
        co_return;
    }
    std::unique_ptr<io::Stream> host;
    io::SocketAddress reached;
    base::Error why;
    for (std::size_t i = 0; i < addresses->size() && !host; ++i) {
        reached = (*addresses)[i];
        auto connected = co_await io::TcpStream::connect(worker.reactor(), reached, deadline);
        if (connected)
            host = std::move(*connected);
        else
            why = connected.error();
    }
    if (!host) {
        co_await refuse(exchange, unreached(target, why));
        co_return;
    }
    if (exchange.request().method() == "CONNECT") {
        co_await openTunnel(exchange, std::move(admission), std::move(host));
        co_return;
    }
    PlainRelay relay(exchange, target, std::make_unique<http::Connection>(worker, std::move(host), reached),
                     worker.state<WorkerPart>()->pipes);
    const bool isAnswered = co_await relay.run();
    if (!isAnswered) {
        exchange.closeAfterwards();
        co_await refuse(exchange, {EgressRule::HostReached, 502, target.authority() + " gave no valid answer in time"});
        co_return;
    }
    ++m_requests;
    tell(exchange, exchange.status(), nullptr);
}

io::Task<void> EgressService::openTunnel(http::Exchange &exchange, EgressAdmission admission,
                                         std::unique_ptr<io::Stream> host)
{
    http::Connection &client = exchange.connection();
    http::Worker &worker = client.worker();
    WorkerPart &part = *worker.state<WorkerPart>();
    const bool isTold = co_await client.sendAll(tunnelOpened, exchange.timeouts().request);
    if (!isTold)
        co_return;
    exchange.noteResponded(200, false);
    ++m_requests;
    tell(exchange, 200, nullptr);
    std::string early(client.received().view());
    auto tunnel = std::make_unique<EgressTunnel>(worker, std::move(admission), client.peer(), client.takeStream(),
                                                 std::move(host), std::move(early), part.tunnels, m_open);
    tunnel->check(*part.table); // it may have changed while the host was dialled
    exchange.goOnAs(std::move(tunnel));
}

io::Task<void> EgressService::refuse(http::Exchange &exchange, EgressRefusal refusal)
{
    ++m_refused.at(static_cast<std::size_t>(refusal.rule));
    tell(exchange, refusal.status, &refusal);
    co_await exchange.respond(refusalAnswer(refusal, exchange.requestId()));
}

void EgressService::tell(http::Exchange &exchange, int status, const EgressRefusal *refusal)
{
    if (!m_settings.onDecided)
        return;
    const http::RequestHead &request = exchange.request();
    const io::SocketAddress &peer = exchange.connection().peer();
    EgressNote note;
    const EgressTable &table = *exchange.connection().worker().state<WorkerPart>()->table;
    if (const EgressClient *const client = table.find(peer))
        note.sandboxId = client->sandboxId;
    note.client = peer.host();
    note.requestId = exchange.requestId();
    note.method = request.method();
    if (const auto target = targetOf(request.method(), request.target()))
        note.target = target->authority();
    note.status = status;
    if (refusal != nullptr) {
        note.refusedBy = refusal->rule;
        note.detail = refusal->detail;
    }
    m_settings.onDecided(note);
}

} // namespace liteboxd::egress
