// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/sandbox_port.h"

#include <string_view>

namespace liteboxd::tests {

/// A port of the sandbox of that id, which must be one.
inline engine::SandboxPort place(std::string_view id, std::uint16_t port)
{
    return {*base::SandboxId::parse(id), port};
}

} // namespace liteboxd::tests
