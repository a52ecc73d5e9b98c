// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_mode.h"

namespace liteboxd::control {

std::string_view name(UpstreamMode mode)
{
    return mode == UpstreamMode::Direct ? "direct" : "apiserver";
}

std::optional<UpstreamMode> parseUpstreamMode(std::string_view text)
{
    for (const UpstreamMode mode : {UpstreamMode::Direct, UpstreamMode::ApiServer}) {
        if (text == name(mode))
            return mode;
    }
    return std::nullopt;
}

} // namespace liteboxd::control
