// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/gateway/forward_way.h"
#include "gateway/forward/port_forward_listener.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `liteboxctl forward`: ports of a sandbox as ports of 127.0.0.1, by a ForwardWay. A pod that is made anew is
/// followed: each connection goes to the one that serves the sandbox now.
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
    static std::optional<Wish> wish(const std::string &text);

    std::string m_idText;
    std::vector<Wish> m_wishes;
    ForwardWay m_way;
    std::vector<std::unique_ptr<forward::PortForwardListener>> m_listeners; ///< go before the way
};

} // namespace liteboxd::ctl
