// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/relay_loop.h"

namespace liteboxd::bench {

/// Moves bytes by recv and send, with one buffer for all.
class CopyRelay final : public RelayLoop
{
public:
    explicit CopyRelay(std::uint16_t port)
        : RelayLoop(port)
        , m_scratch(256 * 1024)
    {}

protected:
    Moved move(Side &from, Side &to) override;

private:
    static bool flush(Side &to);

    std::vector<char> m_scratch;
};

} // namespace liteboxd::bench
