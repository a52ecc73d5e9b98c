// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/frame/standard_input.h"
#include "app/ctl/gateway/forward_way.h"
#include "gateway/io/file_descriptor.h"

#include <QSocketNotifier>

#include <cstdint>
#include <memory>
#include <string>

namespace liteboxd::ctl {

/// `liteboxctl tcp`: standard input and output as one TCP connection to a port of a sandbox, as ssh's ProxyCommand
/// wants it. Ends when the sandbox has; the end of standard input is passed on as a half-close, where the way can.
class TcpCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void connectTo(Invocation &invocation);
    void feed();
    void receive(Invocation &invocation);

    std::string m_idText;
    std::uint16_t m_port = 0;
    ForwardWay m_way;
    io::FileDescriptor m_socket;
    StandardInput m_input;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    bool m_hasEnded = false; ///< nothing more comes from standard input
};

} // namespace liteboxd::ctl
