// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/immediate_end.h"

#include "app/ctl/frame/exit_code.h"

#include <unistd.h>

namespace liteboxd::ctl {

namespace {

constexpr std::array<int, 3> numbers{SIGINT, SIGTERM, SIGHUP};

/// Calls only what signal-safety(7) permits.
void end(int)
{
    ::_exit(static_cast<int>(ExitCode::Interrupted));
}

} // namespace

ImmediateEnd::ImmediateEnd()
{
    struct sigaction action
    {};
    action.sa_handler = end;
    sigemptyset(&action.sa_mask);
    for (std::size_t i = 0; i < numbers.size(); ++i)
        ::sigaction(numbers[i], &action, &m_before[i]);
}

ImmediateEnd::~ImmediateEnd()
{
    for (std::size_t i = 0; i < numbers.size(); ++i)
        ::sigaction(numbers[i], &m_before[i], nullptr);
}

} // namespace liteboxd::ctl
