// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_mode.h"

namespace liteboxd::control {

std::optional<UpstreamMode> parseUpstreamMode(std::string_view text)
{
    for (const auto &[name, named] : upstreamModeNames) {
        if (text == name)
            return named;
    }
    return std::nullopt;
}

std::string describe(const UpstreamChoice &choice)
{
    std::string text(name(choice.mode));
    if (choice.failed && choice.fault)
        text.append("; ").append(name(*choice.failed)).append(": ").append(choice.fault->text());
    return text;
}

} // namespace liteboxd::control
