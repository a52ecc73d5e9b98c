// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/socks_door.h"

#include "core/base/ascii.h"
#include "gateway/engine/access/browser_host.h"
#include "gateway/engine/access/token_admission.h"
#include "gateway/engine/tcp_relay.h"
#include "gateway/engine/upstream.h"
#include "gateway/http/await_end.h"
#include "gateway/http/client_address.h"
#include "gateway/http/lingering_reset.h"
#include "gateway/io/tcp_stream.h"

#include <netinet/in.h>
#include <netinet/tcp.h>

#include <utility>

namespace liteboxd::engine {

using http::Refusal;

namespace {

constexpr std::chrono::milliseconds pauseWithoutDescriptors{100};
constexpr std::string_view passwordChosen{"\x05\x02", 2};
constexpr std::string_view nothingChosen{"\x05\xff", 2};
constexpr std::string_view loggedIn{"\x01\x00", 2};
constexpr std::string_view notLoggedIn{"\x01\x01", 2};

/// A client may rest for days; whether it is still there is asked by the kernel.
void keepAlive(int socket)
{
    const int on = 1;
    const int idleSeconds = 60;
    ::setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
    ::setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &idleSeconds, sizeof idleSeconds);
}

SocksReply replyTo(const base::Error &error)
{
    switch (error.code) {
    case base::ErrorCode::ConnectionRefused:
        return SocksReply::Refused;
    case base::ErrorCode::TimedOut:
    case base::ErrorCode::NotFound:
        return SocksReply::HostUnreachable;
    default:
        return SocksReply::Failed;
    }
}

/// A client that was told something gets to read it.
io::Task<void> part(http::Worker &worker, io::Stream &stream, std::chrono::milliseconds linger)
{
    stream.shutdownSend();
    co_await http::awaitEnd(worker, stream, io::Clock::now() + linger);
}

} // namespace

SocksDoor::SocksDoor(GatewayWorker &worker, SocksRules rules,
                     const std::vector<std::shared_ptr<io::ListeningSocket>> &sockets)
    : m_worker(worker)
    , m_rules(rules)
{
    for (const auto &socket : sockets) {
        m_listeners.push_back(std::make_unique<io::Listener>(worker.worker.reactor(), socket));
        worker.worker.reactor().spawn(acceptLoop(*m_listeners.back()));
    }
}

void SocksDoor::stop()
{
    for (const auto &listener : m_listeners)
        listener->cancelWaits();
}

io::Task<void> SocksDoor::acceptLoop(io::Listener &listener)
{
    for (;;) {
        while (auto accepted = listener.accept()) {
            auto use = m_rules.clients.begin(http::clientKey(accepted->peer));
            if (use && !accepted->isLast)
                m_worker.worker.reactor().spawn(serve(std::move(*accepted), std::move(*use)));
        }
        const io::Deadline deadline =
            listener.isPaused() ? io::Clock::now() + pauseWithoutDescriptors : io::Deadline::max();
        const io::WaitStatus waited = co_await listener.acceptable(deadline);
        if (waited == io::WaitStatus::Cancelled)
            co_return;
        if (listener.isPaused())
            listener.resume();
    }
}

io::Task<void> SocksDoor::serve(io::Listener::Accepted accepted, http::UseCounter::Use use)
{
    const http::UseCounter::Use place = std::move(use); // to the end
    keepAlive(accepted.socket.get());
    std::unique_ptr<io::Stream> stream =
        std::make_unique<io::TcpStream>(m_worker.worker.reactor(), std::move(accepted.socket));
    Client client{*stream, accepted.peer};
    auto wish = co_await hear(client);
    if (!wish) {
        co_await part(m_worker.worker, *stream, m_rules.timeouts.linger);
        co_return;
    }
    co_await connect(std::move(stream), accepted.peer, std::move(client.received), std::move(*wish));
}

io::Task<bool> SocksDoor::receive(Client &client, io::Deadline deadline)
{
    for (;;) {
        const std::span<char> scratch = m_worker.worker.scratch().first(longestSocksMessage);
        const io::IoResult got = client.stream.recv(scratch);
        if (got.status == io::IoStatus::Ok) {
            client.received.append(scratch.data(), got.bytes);
            co_return true;
        }
        if (got.status != io::IoStatus::WouldBlock)
            co_return false;
        const io::WaitStatus waited = co_await client.stream.readable(deadline);
        if (waited != io::WaitStatus::Ready)
            co_return false;
    }
}

/// The dialogue up to the request, and its refusal. Nothing: it is over.
io::Task<std::optional<SocksDoor::Wish>> SocksDoor::hear(Client &client)
{
    const io::Deadline deadline = io::Clock::now() + m_rules.timeouts.head;
    std::string id;
    RoutePtr route = co_await logIn(client, id, deadline);
    if (!route)
        co_return std::nullopt;
    SocksRequest request;
    SocksReply reply{};
    SocksRead read{};
    while ((read = readSocksRequest(client.received, request, reply)) == SocksRead::Incomplete) {
        const bool more = co_await receive(client, deadline);
        if (!more)
            co_return std::nullopt;
    }
    if (read == SocksRead::Whole)
        reply = replyTo(request, id);
    if (reply != SocksReply::Succeeded) {
        static_cast<void>(client.stream.send(socksAnswer(reply)));
        co_return std::nullopt;
    }
    std::optional<Wish> wish(Wish{{*base::SandboxId::parse(id), request.port}, std::move(route)});
    client.received.erase(0, request.size);
    co_return wish;
}

/// nullptr: the client was refused, or has gone.
io::Task<RoutePtr> SocksDoor::logIn(Client &client, std::string &id, io::Deadline deadline)
{
    SocksOffer offer;
    SocksRead read{};
    while ((read = readSocksOffer(client.received, offer)) == SocksRead::Incomplete) {
        const bool more = co_await receive(client, deadline);
        if (!more)
            co_return nullptr;
    }
    if (read == SocksRead::Malformed || !offer.hasPassword) {
        if (read == SocksRead::Whole)
            static_cast<void>(client.stream.send(nothingChosen));
        co_return nullptr;
    }
    client.received.erase(0, offer.size);
    static_cast<void>(client.stream.send(passwordChosen));
    SocksLogin login;
    while ((read = readSocksLogin(client.received, login)) == SocksRead::Incomplete) {
        const bool more = co_await receive(client, deadline);
        if (!more)
            co_return nullptr;
    }
    if (read == SocksRead::Malformed)
        co_return nullptr;
    RoutePtr route;
    std::optional<DecoyUse> decoy;
    if (m_rules.limits.mayAsk(client.peer, m_worker.worker.reactor().now())) {
        auto admitted = admitByToken(*m_worker.routes, login.user, login.password);
        if (auto *const opened = std::get_if<RoutePtr>(&admitted))
            route = std::move(*opened);
        if (const auto *const found = std::get_if<DecoyUse>(&admitted))
            decoy = *found;
    }
    id = login.user;
    ::explicit_bzero(client.received.data(), login.size);
    client.received.erase(0, login.size);
    if (!route && m_worker.countsTraffic)
        ++m_worker.traffic.elsewhere[401];
    static_cast<void>(client.stream.send(route ? loggedIn : notLoggedIn));
    if (decoy)
        m_worker.noteDecoy(*decoy, client.peer.host());
    co_return route;
}

SocksReply SocksDoor::replyTo(const SocksRequest &request, std::string_view id) const
{
    if (!request.isConnect)
        return SocksReply::CommandNotSupported;
    if (!request.isName || request.port == 0 || !isNameOf(request.name, id, request.port))
        return SocksReply::NotAllowed;
    return SocksReply::Succeeded;
}

/// "a1b2c3d4", "localhost", "a1b2c3d4.sandboxes.example", "8080-a1b2c3d4.sandboxes.example" with that port.
bool SocksDoor::isNameOf(std::string_view name, std::string_view id, std::uint16_t port) const
{
    if (base::equalsIgnoringCase(name, id) || base::equalsIgnoringCase(name, "localhost"))
        return true;
    if (m_rules.domain.empty())
        return false;
    if (base::equalsIgnoringCase(name, std::string(id) + '.' + m_rules.domain))
        return true;
    const auto place = readSandboxHost(name, m_rules.domain);
    return place && place->id.text() == id && place->port == port;
}

io::Task<void> SocksDoor::connect(std::unique_ptr<io::Stream> stream, const io::SocketAddress &peer,
                                  std::string received, Wish wish)
{
    const Admission admission{wish.route, wish.place, {}, {}, std::nullopt, 0};
    OpenRequest request(m_worker, *stream, peer, wish.place);
    const auto tooMany = m_rules.limits.admit(request, admission, m_worker.worker.reactor().now());
    const bool isBlocked = m_rules.mode != UpstreamMode::Direct && m_rules.mode != UpstreamMode::Auto &&
                           (m_rules.mode == UpstreamMode::ApiServer || !m_worker.apiServer);
    if (tooMany || isBlocked || m_worker.draining) {
        static_cast<void>(stream->send(socksAnswer(tooMany ? SocksReply::NotAllowed : SocksReply::Failed)));
        co_await part(m_worker.worker, *stream, m_rules.timeouts.linger);
        co_return;
    }
    Upstream upstream(m_worker, admission, m_rules.mode, m_rules.timeouts, Upstream::Carries::Bytes);
    auto connected = co_await upstream.connect();
    request.noteUpstream(upstream.mode());
    if (!connected) {
        static_cast<void>(stream->send(socksAnswer(engine::replyTo(connected.error()))));
        co_await part(m_worker.worker, *stream, m_rules.timeouts.linger);
        co_return;
    }
    std::unique_ptr<io::Stream> sandbox = (*connected)->takeStream();
    static_cast<void>(stream->send(socksAnswer(SocksReply::Succeeded)));
    if (!received.empty()) // said before it was asked to: little, and it fits into what is empty
        static_cast<void>(sandbox->send(received));
    TcpRelay::Farewell farewell = [this, client = stream.get()](base::CloseCode code, const std::string &) {
        return code == base::CloseCode::Normal ? part(m_worker.worker, *client, m_rules.timeouts.linger)
                                               : http::lingerThenReset(*client, m_rules.timeouts.linger);
    };
    request.outliveExchange();
    TcpRelay relay(m_worker, {std::move(stream), std::move(sandbox)}, upstream.mode(),
                   {wish.place, wish.route, std::nullopt, 0, peer}, std::move(request), std::move(farewell));
    relay.check(*m_worker.routes); // they may have changed while it was connected
    co_await relay.run();
}

} // namespace liteboxd::engine
