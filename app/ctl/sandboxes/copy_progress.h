// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/messages.h"
#include "app/ctl/frame/output.h"
#include "core/sandbox/files/transfer_pace.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// "3.20 MiB of 10.00 MiB, 32 %, 1.10 MiB/s, 6 s left"; what is not known is left out. Pure.
std::string copyText(std::uint64_t bytes, std::optional<std::uint64_t> total, const sandbox::TransferPace &pace);

/// Says how far a copy is: on a terminal one line that is written over, elsewhere a line each second; nothing on a
/// terminal whose standard output is for programs.
class CopyProgress
{
public:
    using Time = sandbox::TransferPace::Time;

    /// `messages` outlives it.
    CopyProgress(Messages &messages, Format format)
        : m_messages(messages)
        , m_format(format)
    {}

    void tell(std::uint64_t bytes, std::optional<std::uint64_t> total, Time now);

private:
    Messages &m_messages;
    const Format m_format;
    sandbox::TransferPace m_pace;
    std::optional<Time> m_told;
};

} // namespace liteboxd::ctl
