// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <csignal>

namespace liteboxd::ctl {

/// While it lives, Ctrl-C (and SIGTERM, SIGHUP) ends the process with 130 at once. For what waits outside of the event
/// loop, where Command::interrupt() would not be called, before anything has begun: text from a pipe or a terminal.
class ImmediateEnd
{
public:
    ImmediateEnd();
    ~ImmediateEnd();
    ImmediateEnd(const ImmediateEnd &) = delete;
    ImmediateEnd &operator=(const ImmediateEnd &) = delete;

private:
    std::array<struct sigaction, 3> m_before{};
};

} // namespace liteboxd::ctl
