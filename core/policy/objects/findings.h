// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

/// What a decoder noticed in one object, besides its value.
struct Findings
{
    std::vector<std::string> unknownFields; ///< paths of fields that no decoder knows: "spec.egress[0].toMoon"
    std::optional<std::string> fault{}; ///< the first field of a wrong type, as a sentence: the object cannot be read

    bool operator==(const Findings &) const = default;
};

} // namespace liteboxd::policy::objects
