// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::kube {

/// What /version says: "v1.34.1+k3s1", and its parts.
struct ServerVersion
{
    std::string gitVersion;
    int major = 0;
    int minor = 0;
    std::string platform{}; ///< "linux/amd64"
};

} // namespace liteboxd::kube
