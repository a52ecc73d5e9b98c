// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"

#include <cstdint>

namespace liteboxd::engine {

/// A port of a sandbox. A value.
struct SandboxPort
{
    base::SandboxId id;
    std::uint16_t port = 0;

    bool operator==(const SandboxPort &) const = default;
};

} // namespace liteboxd::engine
