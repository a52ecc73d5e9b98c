// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/base/sandbox_id.h"
#include "core/sandbox/sandbox_cache.h"
#include "gateway/control/api_server_locator.h"
#include "gateway/forward/port_forward_listener.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `liteboxctl forward`: ports of a sandbox as ports of 127.0.0.1, through the API server's port-forward. A pod that is
/// made anew is followed: each connection goes to the one that serves the sandbox now.
class ForwardCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    struct Wish
    {
        std::uint16_t local = 0; ///< 0: any
        std::uint16_t port = 0;
    };

    void listen(Invocation &invocation);
    base::Result<forward::PodPort> podPort(std::uint16_t port) const;
    static std::optional<Wish> wish(const std::string &text);

    std::string m_idText;
    std::vector<Wish> m_wishes;
    std::optional<base::SandboxId> m_id;
    std::string m_nameSpace;
    std::unique_ptr<sandbox::SandboxCache> m_sandboxes;
    std::unique_ptr<control::ApiServerLocator> m_locator;
    std::unique_ptr<forward::PortForwarder> m_forwarder;
    std::vector<std::unique_ptr<forward::PortForwardListener>> m_listeners; ///< go before the forwarder
    bool m_isLocated = false;
    bool m_isListed = false;
};

} // namespace liteboxd::ctl
