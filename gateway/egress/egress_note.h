// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_refusal.h"

#include <optional>
#include <string>

namespace liteboxd::egress {

/// One request to the proxy as it was decided, for the audit log. Holds no path, no query and no header.
struct EgressNote
{
    std::string sandboxId; ///< empty: nobody known asked
    std::string client;    ///< its address
    std::string requestId;
    std::string method;
    std::string target; ///< "example.com:443"; empty where nothing of the kind was asked
    int status = 0;
    std::optional<EgressRule> refusedBy{};
    std::string detail{}; ///< why, where it was refused
};

} // namespace liteboxd::egress
