// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/setting.h"

namespace liteboxd::control {

std::string Setting::flag() const
{
    return "--" + name;
}

std::string Setting::variable() const
{
    std::string text = "LITEBOXD_GATEWAY_";
    for (const char c : name)
        text.push_back(c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
    return text;
}

} // namespace liteboxd::control
