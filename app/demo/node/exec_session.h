// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/tiny_shell.h"
#include "core/base/websocket_frame.h"
#include "gateway/http/connection.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// A node's side of one command after its handshake: channels of the client in, what a TinyShell makes of them out, and
/// at last its exit code as a Status. Ends with the client, the command or the pod.
class ExecSession
{
public:
    struct Command
    {
        std::vector<std::string> words{};
        std::string container{};
        std::string obstacle{}; ///< why it cannot be begun; "" if it can
        bool hasInput = false;
        bool hasTerminal = false;
    };

    ExecSession(http::Connection &client, Command command, std::string hostname);

    /// What the command finds around it.
    struct Surroundings
    {
        std::function<bool()> lives;                  ///< whether the pod is still there
        std::function<void(const std::string &)> log; ///< takes a line for its log
        std::shared_ptr<ContainerFiles> files;        ///< what it sees of files
        Dialer dialer;                                ///< what it may dial
        std::function<std::string()> endpoints{};     ///< in an agent's pod: what cilium-dbg prints
        std::function<TinyShell::Program(const std::vector<std::string> &)> hubble{}; ///< in an agent's pod
    };

    io::Task<void> run(Surroundings around);

private:
    enum class Next { Goes, Ends };

    io::Task<Next> receiveMore(io::Deadline until);
    io::Task<Next> takeFrames(TinyShell &shell);
    io::Task<Next> takeFrame(TinyShell &shell, base::FrameHeader header, std::string payload);
    void takeMessage(TinyShell &shell, std::string_view message);
    io::Task<bool> flush(TinyShell &shell);
    io::Task<bool> send(std::uint8_t channel, std::string_view bytes);
    io::Task<void> end(std::string status);

    http::Connection &m_client;
    Command m_command;
    std::string m_hostname;
    std::string m_message; ///< as far as its frames have come
};

} // namespace liteboxd::demo
