// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/forward_loop.h"

#include "gateway/forward/stream_tunnel.h"
#include "gateway/io/event.h"

#include <future>

namespace liteboxd::forward {

struct ForwardLoop::Question
{
    explicit Question(io::Reactor &reactor)
        : answered(reactor)
    {}

    io::Event answered;
    std::optional<base::Result<PodPort>> answer;
};

struct ForwardLoop::Door
{
    std::mutex mutex;
    io::Reactor *reactor = nullptr; ///< nullptr when the loop is gone
};

ForwardLoop::ForwardLoop()
    : m_door(std::make_shared<Door>())
{
    m_door->reactor = &m_worker.reactor();
    m_thread = std::thread([this] {
        m_worker.reactor().run();
        m_worker.reactor().endTasks();
    });
}

ForwardLoop::~ForwardLoop()
{
    {
        const std::lock_guard lock(m_door->mutex);
        m_door->reactor = nullptr;
    }
    m_worker.reactor().stop();
    m_thread.join();
}

void ForwardLoop::call(const std::function<void()> &function)
{
    std::promise<void> done;
    m_worker.reactor().post([&function, &done] {
        function();
        done.set_value();
    });
    done.get_future().wait();
}

io::Task<base::Result<PodPort>> ForwardLoop::resolve(PodResolver resolver)
{
    const auto question = std::make_shared<Question>(m_worker.reactor());
    resolver([door = m_door, asked = std::weak_ptr(question)](base::Result<PodPort> answer) {
        const std::lock_guard lock(door->mutex);
        if (door->reactor == nullptr)
            return;
        door->reactor->post([asked, answer = std::move(answer)] {
            if (const auto still = asked.lock()) {
                still->answer = answer;
                still->answered.notify();
            }
        });
    });
    const io::WaitStatus waited = co_await question->answered.wait(io::Clock::now() + PortForwarder::patience);
    if (waited != io::WaitStatus::Ready)
        co_return base::fail(base::ErrorCode::TimedOut, "nobody knows the pod yet");
    co_return *question->answer;
}

io::Task<std::optional<base::Error>> ForwardLoop::forward(io::Stream &local, PodResolver resolver,
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
    auto opened = co_await openPortForward(m_worker, m_apiServer, *pod, PortForwarder::patience);
    if (!opened || local.isAborted()) {
        local.abort();
        co_return opened ? std::optional<base::Error>() : opened.error();
    }
    onOpen();
    StreamTunnel tunnel(m_worker, local, *opened->stream);
    m_tunnels.emplace(&local, &tunnel);
    co_await tunnel.run();
    m_tunnels.erase(&local);
    co_return opened->stream->failure();
}

void ForwardLoop::end(io::Stream &local)
{
    local.abort();
    // A pod that takes nothing and says nothing would go on without an end: the local side is not waited for then.
    if (const auto found = m_tunnels.find(&local); found != m_tunnels.end())
        found->second->stop();
}

} // namespace liteboxd::forward
