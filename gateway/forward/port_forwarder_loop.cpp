// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forwarder_loop.h"

#include "gateway/forward/stream_relay.h"
#include "gateway/io/event.h"

#include <future>

namespace liteboxd::forward {

struct PortForwarderLoop::Question
{
    explicit Question(io::Reactor &reactor)
        : answered(reactor)
    {}

    io::Event answered;
    std::optional<base::Result<PodPort>> answer;
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

io::Task<base::Result<PodPort>> PortForwarderLoop::resolve(PodResolver resolver)
{
    const auto question = std::make_shared<Question>(m_worker.reactor());
    resolver([handle = m_handle, asked = std::weak_ptr(question)](base::Result<PodPort> answer) {
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
    auto opened = co_await openPortForward(m_worker, m_apiServer, *pod, PortForwarder::timeout);
    if (!opened || local.isAborted()) {
        local.abort();
        co_return opened ? std::optional<base::Error>() : opened.error();
    }
    onOpen();
    StreamRelay relay(m_worker, local, *opened->stream);
    m_relays.emplace(&local, &relay);
    co_await relay.run();
    m_relays.erase(&local);
    const base::Error *const failure = opened->stream->failureReason();
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
