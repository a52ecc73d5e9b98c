// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forwarder_loop.h"

#include "gateway/forward/socket_pair.h"
#include "gateway/io/event.h"
#include "gateway/io/tcp_stream.h"
#include "gateway/io/tls_stream.h"

#include <future>

namespace liteboxd::forward {

struct PortForwarderLoop::Question
{
    explicit Question(io::Reactor &reactor)
        : answered(reactor)
    {}

    io::Event answered;
    std::optional<base::Result<ForwardTarget>> answer;
};

struct PortForwarderLoop::Handle
{
    std::mutex mutex;
    io::Reactor *reactor = nullptr; ///< nullptr when the loop is gone
};

PortForwarderLoop::PortForwarderLoop()
    : m_handle(std::make_shared<Handle>())
{
    m_handle->reactor = &m_worker.reactor();
    m_thread = std::thread([this] {
        m_worker.reactor().run();
        m_worker.reactor().endTasks();
    });
}

PortForwarderLoop::~PortForwarderLoop()
{
    {
        const std::lock_guard lock(m_handle->mutex);
        m_handle->reactor = nullptr;
    }
    m_worker.reactor().stop();
    m_thread.join();
}

void PortForwarderLoop::call(const std::function<void()> &function)
{
    std::promise<void> done;
    m_worker.reactor().post([&function, &done] {
        function();
        done.set_value();
    });
    done.get_future().wait();
}

io::Task<base::Result<ForwardTarget>> PortForwarderLoop::resolve(PodResolver resolver)
{
    const auto question = std::make_shared<Question>(m_worker.reactor());
    resolver([handle = m_handle, asked = std::weak_ptr(question)](base::Result<ForwardTarget> answer) {
        const std::lock_guard lock(handle->mutex);
        if (handle->reactor == nullptr)
            return;
        handle->reactor->post([asked, answer = std::move(answer)] {
            if (const auto still = asked.lock()) {
                still->answer = answer;
                still->answered.notify();
            }
        });
    });
    const io::WaitStatus waited = co_await question->answered.wait(io::Clock::now() + PortForwarder::timeout);
    if (waited != io::WaitStatus::Ready)
        co_return base::fail(base::ErrorCode::TimedOut, "nobody knows the pod yet");
    co_return *question->answer;
}

io::Task<std::optional<base::Error>> PortForwarderLoop::forward(io::Stream &local, PodResolver resolver,
                                                                std::function<void()> onOpen)
{
    if (!m_apiServer) {
        local.abort();
        base::Error error{base::ErrorCode::HostNotFound, "there is no API server yet", {}};
        co_return error;
    }
    const auto pod = co_await resolve(std::move(resolver));
    if (!pod) {
        local.abort();
        co_return pod.error();
    }
    if (const auto *const port = std::get_if<GatewayPort>(&*pod))
        co_return co_await forwardToGateway(local, *port, std::move(onOpen));
    if (const auto *const port = std::get_if<TlsPodPort>(&*pod))
        co_return co_await forwardToTlsPod(local, *port, std::move(onOpen));
    co_return co_await forwardToPod(local, std::get<PodPort>(*pod), std::move(onOpen));
}

io::Task<std::optional<base::Error>> PortForwarderLoop::forwardToPod(io::Stream &local, PodPort target,
                                                                     std::function<void()> onOpen)
{
    auto opened = co_await openPortForward(m_worker, m_apiServer, std::move(target), PortForwarder::timeout);
    if (!opened || local.isAborted()) {
        local.abort();
        co_return opened ? std::optional<base::Error>() : opened.error();
    }
    onOpen();
    co_return co_await relay(local, *opened->stream, StreamRelay::HalfClose::Unknown);
}

/// OpenSSL wants a socket, and a port-forward has none: a socket pair stands between the two.
io::Task<std::optional<base::Error>> PortForwarderLoop::forwardToTlsPod(io::Stream &local, TlsPodPort target,
                                                                        std::function<void()> onOpen)
{
    auto opened = co_await openPortForward(m_worker, m_apiServer, std::move(target.port), PortForwarder::timeout);
    if (!opened || local.isAborted()) {
        local.abort();
        co_return opened ? std::optional<base::Error>() : opened.error();
    }
    auto ends = SocketPair::open();
    if (!ends) {
        local.abort();
        co_return ends.error();
    }
    io::TcpStream outer(m_worker.reactor(), std::move(ends->ours));
    StreamRelay enciphered(m_worker, outer, *opened->stream);
    const io::Task<void> carrying(enciphered.run());
    carrying.start();
    auto inner = std::make_unique<io::TcpStream>(m_worker.reactor(), std::move(ends->theirs));
    auto tls = co_await io::TlsStream::connect(std::move(inner), std::move(target.context),
                                               std::move(target.serverName), io::Clock::now() + PortForwarder::timeout);
    std::optional<base::Error> error;
    if (!tls || local.isAborted()) {
        local.abort();
        error = tls ? std::optional<base::Error>() : tls.error();
    } else {
        onOpen();
        error = co_await relay(local, **tls, StreamRelay::HalfClose::Passes);
    }
    if (const base::Error *const failure = opened->stream->failureReason())
        error = *failure; // which TLS only saw the end of
    co_return std::move(error);
}

io::Task<std::optional<base::Error>> PortForwarderLoop::forwardToGateway(io::Stream &local, GatewayPort target,
                                                                         std::function<void()> onOpen)
{
    auto opened = co_await openByGateway(m_worker, m_apiServer, std::move(target), PortForwarder::timeout);
    if (!opened || local.isAborted()) {
        local.abort();
        co_return opened ? std::optional<base::Error>() : opened.error();
    }
    onOpen();
    auto error = co_await relay(local, **opened, StreamRelay::HalfClose::Passes);
    if (!(*opened)->isAborted())
        co_await (*opened)->close(m_worker, base::CloseCode::Normal, {}, StreamRelay::lingerTime);
    co_return std::move(error);
}

io::Task<std::optional<base::Error>> PortForwarderLoop::relay(io::Stream &local, io::Stream &remote,
                                                              StreamRelay::HalfClose halfClose)
{
    StreamRelay relay(m_worker, local, remote, halfClose);
    m_relays.emplace(&local, &relay);
    co_await relay.run();
    m_relays.erase(&local);
    const base::Error *const failure = remote.failureReason();
    co_return failure != nullptr ? std::optional(*failure) : std::nullopt;
}

void PortForwarderLoop::end(io::Stream &local)
{
    local.abort();
    // A pod that takes nothing and says nothing would go on without an end: the local side is not waited for then.
    if (const auto found = m_relays.find(&local); found != m_relays.end())
        found->second->stop();
}

} // namespace liteboxd::forward
