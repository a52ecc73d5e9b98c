// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/forward/gateway_port.h"
#include "gateway/forward/port_forward.h"
#include "gateway/forward/tls_pod_port.h"
#include "gateway/io/file_descriptor.h"
#include "gateway/io/socket_address.h"

#include <functional>
#include <memory>
#include <variant>

namespace liteboxd::forward {

class PortForwarderLoop;
class PortForwardListener;

/// Where a forward leads to: into a pod through the API server, with TLS inside or without, or to a sandbox through a
/// gateway.
using ForwardTarget = std::variant<PodPort, TlsPodPort, GatewayPort>;

/// Asked for each connection anew where a forward leads to: a pod that was restarted may have another name. Called on
/// the forwarder's thread; `answer` may be called there or later on any thread, once, and after the forwarder is gone.
using PodResolver = std::function<void(std::function<void(base::Result<ForwardTarget>)> answer)>;

/// What a forward was seen to do.
struct PortForwardState
{
    enum class Health {
        Untried, ///< nobody has used it yet
        Working, ///< the last connection was taken by the pod's node, and by the pod as far as it said so
        Failing, ///< the last connection could not be made, or was refused or lost; `error` says why
    };

    Health health = Health::Untried;
    std::size_t open = 0; ///< connections now
    std::size_t made = 0; ///< connections since the beginning
    std::optional<base::Error> error;
};

/// Carries connections of this machine into pods, through the API server's port-forward or a gateway: those that a
/// local port accepts, and single ones as a socket. Has one thread of its own for all of them. Its functions may be
/// called on any other thread; destroying it ends every connection.
class PortForwarder
{
public:
    /// How long a connection waits for its pod to be named, and for each step on the way there.
    static constexpr std::chrono::seconds timeout{10};

    PortForwarder();
    ~PortForwarder();

    /// From now on connections go there, or to the gateway that this is in place of; those that are open stay.
    void setApiServer(std::shared_ptr<const ApiServer> server);

    /// Listens on an address of this machine (port 0 picks one) as long as the result lives, which must not outlive
    /// this object. Each connection resolves its pod anew. `onState` is told on the forwarder's thread. AlreadyExists
    /// if somebody has the port, InvalidArgument if the address is not ours.
    base::Result<std::unique_ptr<PortForwardListener>> listen(const io::SocketAddress &address, PodResolver resolver,
                                                              std::function<void(PortForwardState)> onState = {});

    /// One connection into a pod as a connected stream socket, for a library that takes a descriptor. It can be written
    /// to at once. A pod that cannot be reached, and one that is lost, end it by a reset; `onEnd` is told why, on the
    /// forwarder's thread, unless the pod itself ended it in order or the forwarder goes.
    base::Result<io::FileDescriptor> openSocketPair(PodResolver resolver,
                                                    std::function<void(const base::Error &)> onEnd = {});

private:
    std::unique_ptr<PortForwarderLoop> m_loop;
};

} // namespace liteboxd::forward
