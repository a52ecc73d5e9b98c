// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/relay_loop.h"

namespace liteboxd::bench {

/// Moves bytes by splice(2), through one pipe per direction. For large messages; each connection costs four more
/// descriptors.
class SpliceRelay final : public RelayLoop
{
public:
    explicit SpliceRelay(std::uint16_t port)
        : RelayLoop(port)
    {}

protected:
    Moved move(Side &from, Side &to) override;

private:
    static bool flush(Side &to);
};

} // namespace liteboxd::bench
