// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::yaml {

/// Why a text is not what Kubernetes takes for YAML, and where. A value.
struct YamlFault
{
    std::string reason; ///< without the text itself, which may hold secrets
    int line = 0;       ///< from 1; 0: not known
    int column = 0;     ///< from 1; 0: not known

    bool operator==(const YamlFault &) const = default;
};

} // namespace liteboxd::yaml
