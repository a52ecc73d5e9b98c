// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/port_forwarder.h"
#include "gateway/forward/stream_relay.h"
#include "gateway/http/worker.h"

#include <mutex>
#include <thread>
#include <unordered_map>

namespace liteboxd::forward {

/// A PortForwarder's thread and what its connections share. What is not said to be for any thread belongs to its own.
class PortForwarderLoop
{
public:
    PortForwarderLoop();
    /// Ends every connection, then the thread. Any other thread.
    ~PortForwarderLoop();

    /// Runs `function` on the loop's thread and waits for it. Any other thread.
    void call(const std::function<void()> &function);

    http::Worker &worker() { return m_worker; }
    void setApiServer(std::shared_ptr<const ApiServer> server) { m_apiServer = std::move(server); }

    /// Carries `local` into the pod that `resolver` names, to the end; the error if it was not an orderly one.
    /// `onOpen` is called when the pod's node has taken the forward. end() ends it.
    io::Task<std::optional<base::Error>> forward(io::Stream &local, PodResolver resolver, std::function<void()> onOpen);

    /// Ends the forward of `local` soon, by a reset, whatever it waits for.
    void end(io::Stream &local);

private:
    struct Question; // one call of a resolver
    struct Handle;   // how its answer finds the loop, from any thread

    io::Task<base::Result<ForwardTarget>> resolve(PodResolver resolver);
    io::Task<std::optional<base::Error>> forwardToPod(io::Stream &local, PodPort target, std::function<void()> onOpen);
    io::Task<std::optional<base::Error>> forwardToTlsPod(io::Stream &local, TlsPodPort target,
                                                         std::function<void()> onOpen);
    io::Task<std::optional<base::Error>> forwardToGateway(io::Stream &local, GatewayPort target,
                                                          std::function<void()> onOpen);
    io::Task<std::optional<base::Error>> relay(io::Stream &local, io::Stream &remote, StreamRelay::HalfClose halfClose);

    http::Worker m_worker{0, http::DescriptorBudget{}}; // it pools nothing
    std::shared_ptr<const ApiServer> m_apiServer;
    std::unordered_map<const io::Stream *, StreamRelay *> m_relays; ///< by their local side
    std::shared_ptr<Handle> m_handle;
    std::thread m_thread;
};

} // namespace liteboxd::forward
