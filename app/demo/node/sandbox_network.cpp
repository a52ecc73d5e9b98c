// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/sandbox_network.h"

#include "app/demo/node/sandbox_address.h"
#include "gateway/http/worker.h"

#include <sys/epoll.h>
#include <sys/resource.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

namespace liteboxd::demo {

namespace {

constexpr unsigned mostAttempts = 16;
constexpr std::uint32_t mostConnections = 1024; ///< of one client; everybody comes from this machine
constexpr std::chrono::milliseconds pauseWithoutDescriptors{100};

std::size_t halfTheDescriptors()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return std::max<std::size_t>(static_cast<std::size_t>(limit.rlim_cur) / 2, 16);
}

/// The address that a client connected to; unset if it has gone already.
std::optional<io::SocketAddress> localAddressOf(int socket)
{
    sockaddr_storage address{};
    socklen_t length = sizeof address;
    if (::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &length) != 0)
        return std::nullopt;
    return io::SocketAddress(reinterpret_cast<sockaddr *>(&address), length);
}

void reset(const io::FileDescriptor &socket)
{
    const linger now{1, 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

} // namespace

/// A listening socket that wakes the accept loop. Edge-triggered: what cannot be accepted now does not spin the loop.
class SandboxNetwork::Socket final : private io::Pollable
{
public:
    Socket(io::WaitSlot &acceptable, std::shared_ptr<io::ListeningSocket> socket)
        : m_acceptable(acceptable)
        , m_socket(std::move(socket))
    {
        m_acceptable.reactor().watch(m_socket->descriptor(), EPOLLIN | EPOLLET, *this);
    }
    ~Socket() override { m_acceptable.reactor().forget(m_socket->descriptor()); }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    int descriptor() const { return m_socket->descriptor(); }
    bool hasConnections = false;

private:
    void onEvents(std::uint32_t) noexcept override
    {
        hasConnections = true;
        m_acceptable.raise();
    }

    io::WaitSlot &m_acceptable;
    std::shared_ptr<io::ListeningSocket> m_socket;
};

SandboxNetwork::SandboxNetwork(http::Worker &worker)
    : m_worker(worker)
    , m_limiter(mostConnections, mostConnections, {})
    , m_acceptable(worker.reactor())
    , m_mostOwn(halfTheDescriptors())
{
    worker.reactor().spawn(acceptLoop());
}

SandboxNetwork::~SandboxNetwork() = default;

base::Result<std::shared_ptr<SandboxServer>> SandboxNetwork::add(std::string_view name,
                                                                 std::unique_ptr<http::Service> service)
{
    base::Error fault{base::ErrorCode::AlreadyExists, "its addresses are taken", {}};
    for (unsigned attempt = 0; attempt < mostAttempts; ++attempt) {
        const io::SocketAddress address = sandboxAddress(name, attempt);
        if (m_sandboxes.contains(address.bytes()))
            continue;
        if (auto listening = listenAt(address); !listening) {
            fault = std::move(listening.error());
            if (fault.code == base::ErrorCode::AlreadyExists && m_own.size() < m_mostOwn)
                continue;
            break;
        }
        auto sandbox = std::make_shared<SandboxServer>(m_worker, m_limiter, address, std::move(service));
        m_sandboxes.emplace(address.bytes(), sandbox);
        return sandbox;
    }
    return base::fail(std::move(fault));
}

void SandboxNetwork::remove(SandboxServer &sandbox)
{
    const std::shared_ptr<SandboxServer> held = sandbox.shared_from_this();
    m_own.erase(held->address().bytes());
    m_sandboxes.erase(held->address().bytes());
    held->stop();
}

base::Result<void> SandboxNetwork::listenAt(const io::SocketAddress &address)
{
    if (m_shared)
        return {};
    if (m_own.size() >= m_mostOwn)
        return shareOneSocket();
    auto socket = io::ListeningSocket::open(address);
    if (!socket)
        return base::fail(std::move(socket.error()));
    m_own.emplace(address.bytes(), std::make_unique<Socket>(m_acceptable, std::move(*socket)));
    return {};
}

/// The sockets of single sandboxes have to go first: they have the port as well. If that was for nothing, they listen
/// again before anybody else has had a turn.
base::Result<void> SandboxNetwork::shareOneSocket()
{
    m_own.clear();
    auto shared = io::ListeningSocket::openOn("lo", *io::SocketAddress::parse("0.0.0.0", sandboxPort));
    if (shared) {
        m_shared = std::make_unique<Socket>(m_acceptable, std::move(*shared));
        return {};
    }
    for (const auto &[key, sandbox] : m_sandboxes) {
        if (auto socket = io::ListeningSocket::open(sandbox->address()))
            m_own.emplace(key, std::make_unique<Socket>(m_acceptable, std::move(*socket)));
    }
    return base::fail(std::move(shared.error()));
}

io::Task<void> SandboxNetwork::acceptLoop()
{
    for (;;) {
        m_acceptable.clear();
        bool accepted = !m_shared || acceptAll(*m_shared);
        for (const auto &[key, socket] : m_own)
            accepted = acceptAll(*socket) && accepted;
        const io::Deadline deadline = accepted ? io::Deadline::max() : io::Clock::now() + pauseWithoutDescriptors;
        if (co_await m_acceptable.wait(deadline) == io::WaitStatus::Cancelled)
            co_return;
    }
}

/// False if some could not be accepted for want of a descriptor.
bool SandboxNetwork::acceptAll(Socket &socket)
{
    while (socket.hasConnections) {
        sockaddr_storage from{};
        socklen_t length = sizeof from;
        io::FileDescriptor accepted(
            ::accept4(socket.descriptor(), reinterpret_cast<sockaddr *>(&from), &length, SOCK_NONBLOCK | SOCK_CLOEXEC));
        if (!accepted.isValid()) {
            const int error = errno;
            if (error == EINTR || error == ECONNABORTED)
                continue;
            socket.hasConnections = error != EAGAIN;
            return !socket.hasConnections;
        }
        const auto local = localAddressOf(accepted.get());
        const auto found = local ? m_sandboxes.find(local->bytes()) : m_sandboxes.end();
        if (found == m_sandboxes.end())
            reset(accepted);
        else
            found->second->take(std::move(accepted), io::SocketAddress(reinterpret_cast<sockaddr *>(&from), length));
    }
    return true;
}

} // namespace liteboxd::demo
