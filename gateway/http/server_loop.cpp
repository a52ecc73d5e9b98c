// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/server_loop.h"

#include "gateway/io/tls_stream.h"

#include <sys/socket.h>

#include <array>
#include <optional>

namespace liteboxd::http {

namespace {

/// How long accepting rests when the process has no file descriptor left.
constexpr std::chrono::milliseconds pauseWithoutDescriptors{100};

} // namespace

ServerLoop::ServerLoop(std::size_t index, const DescriptorBudget &budget,
                       std::vector<std::shared_ptr<io::ListeningSocket>> sockets,
                       std::shared_ptr<const io::TlsContext> tls, const ServingRules &rules)
    : m_tls(std::move(tls))
    , m_rules(rules)
    , m_worker(index, budget)
    , m_sockets(std::move(sockets))
    , m_connectionGone(std::make_unique<io::Event>(m_worker.reactor()))
{}

ServerLoop::~ServerLoop()
{
    if (m_thread.joinable()) {
        m_worker.reactor().stop();
        m_thread.join();
    }
    // Tasks use the members below the worker, which go first: end the tasks before.
    m_worker.reactor().endTasks();
}

void ServerLoop::start()
{
    m_thread = std::thread([this] {
        m_rules.service.workerStarted(m_worker);
        for (const auto &socket : m_sockets) {
            m_listeners.push_back(std::make_unique<io::Listener>(m_worker.reactor(), socket));
            m_worker.reactor().spawn(acceptLoop(*m_listeners.back()));
        }
        m_worker.reactor().run();
        m_worker.reactor().endTasks();
        m_listeners.clear();
        m_rules.service.workerStopped(m_worker);
    });
}

io::Task<void> ServerLoop::acceptLoop(io::Listener &listener)
{
    for (;;) {
        while (auto accepted = listener.accept())
            take(std::move(*accepted));
        if (m_draining)
            co_return;
        const io::Deadline deadline =
            listener.isPaused() ? io::Clock::now() + pauseWithoutDescriptors : io::Deadline::max();
        const io::WaitStatus waited = co_await listener.acceptable(deadline);
        if (listener.isPaused())
            listener.resume();
        // Cancelled means drain: what has connected already is still taken, on the last turn.
        m_draining = m_draining || waited == io::WaitStatus::Cancelled;
    }
}

void ServerLoop::take(io::Listener::Accepted accepted)
{
    using Verdict = ClientLimiter::Verdict;
    std::optional<ClientLimiter::Place> place(m_rules.limiter.enter(accepted.peer));
    if (place->verdict == Verdict::Full && letOldestUnaskedGo())
        place.emplace(m_rules.limiter.enterInstead(accepted.peer));
    if (accepted.isLast || place->verdict == Verdict::Shed || place->verdict == Verdict::Full)
        shed(accepted);
    else
        m_worker.reactor().spawn(serve(std::move(accepted), std::move(*place)));
}

/// Makes room: who connects and asks nothing keeps nobody out. False if everybody has asked for something.
bool ServerLoop::letOldestUnaskedGo()
{
    if (m_unasked.empty())
        return false;
    ServerConnection &oldest = m_unasked.front();
    m_unasked.pop_front();
    oldest.abort();
    return true;
}

/// Lets a connection go that nothing can be kept for, with a word if it may be said without TLS. Best effort: a request
/// that was on its way makes the kernel reset the connection.
void ServerLoop::shed(const io::Listener::Accepted &accepted) const
{
    if (m_tls)
        return;
    const int socket = accepted.socket.get();
    const io::BlockString text = closingAnswer(refusalAnswer(Refusal::AllConnections, "-", ErrorFormat::Json), "");
    ::send(socket, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    ::shutdown(socket, SHUT_WR);
    std::array<char, 4096> unread;
    ::recv(socket, unread.data(), unread.size(), MSG_DONTWAIT);
}

io::Task<void> ServerLoop::serve(io::Listener::Accepted accepted, ClientLimiter::Place place)
{
    auto tcp = std::make_unique<io::TcpStream>(m_worker.reactor(), std::move(accepted.socket));
    std::unique_ptr<io::Stream> stream;
    if (m_tls) {
        ++m_handshakes;
        auto tls = co_await io::TlsStream::accept(std::move(tcp), m_tls, io::Clock::now() + m_rules.timeouts.handshake);
        --m_handshakes;
        if (tls)
            stream = std::move(*tls);
    } else {
        stream = std::move(tcp);
    }
    if (stream) {
        ServerConnection connection(m_worker, std::move(stream), accepted.peer, m_rules);
        m_connections.insert(&connection);
        m_unasked.push_back(connection);
        connection.setFromTrustedProxy(place.isTrusted);
        if (m_draining)
            connection.closeAfterNext();
        if (place.verdict == ClientLimiter::Verdict::Refuse)
            connection.refuseClient();
        co_await connection.run();
        m_connections.erase(&connection);
        if (auto switched = connection.takeSwitched()) // all that served the request goes
            m_worker.reactor().spawn(run(std::move(switched), std::move(place)));
    }
    m_connectionGone->notify();
}

/// `place` is the connection's: held, and counted, until what it has become has ended.
io::Task<void> ServerLoop::run(std::unique_ptr<SwitchedConnection> switched,
                               [[maybe_unused]] ClientLimiter::Place place)
{
    m_switched.insert(switched.get());
    co_await switched->run();
    m_switched.erase(switched.get());
    switched.reset();
    m_connectionGone->notify();
}

void ServerLoop::drain(std::chrono::milliseconds limit, std::function<void()> done)
{
    for (const auto &listener : m_listeners)
        listener->cancelWaits();
    m_draining = true;
    for (ServerConnection *const connection : m_connections)
        connection->drain();
    m_rules.service.workerDraining(m_worker);
    m_worker.reactor().spawn(awaitLast(limit, std::move(done)));
}

io::Task<void> ServerLoop::awaitLast(std::chrono::milliseconds limit, std::function<void()> done)
{
    const io::Deadline deadline = io::Clock::now() + limit;
    // One turn of the loop, in which the accept loops take what has connected already.
    m_connectionGone->reset();
    co_await m_connectionGone->wait(io::Clock::now() + std::chrono::milliseconds(20));
    while (!m_connections.empty() || !m_switched.empty() || m_handshakes > 0) {
        m_connectionGone->reset();
        if (co_await m_connectionGone->wait(deadline) == io::WaitStatus::TimedOut)
            break;
    }
    for (ServerConnection *const connection : m_connections)
        connection->abort();
    for (SwitchedConnection *const switched : m_switched)
        switched->abort();
    m_listeners.clear();
    m_sockets.clear();
    done();
}

} // namespace liteboxd::http
