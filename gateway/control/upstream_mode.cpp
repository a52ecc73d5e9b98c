// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_mode.h"

namespace liteboxd::control {

std::string_view name(UpstreamMode mode)
{
    for (const auto &[text, named] : upstreamModeNames) {
        if (named == mode)
            return text;
    }
    return {};
}

std::optional<UpstreamMode> parseUpstreamMode(std::string_view text)
{
    for (const auto &[name, named] : upstreamModeNames) {
        if (text == name)
            return named;
    }
    return std::nullopt;
}

} // namespace liteboxd::control
