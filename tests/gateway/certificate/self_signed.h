// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::tests {

/// A certificate that vouches for itself, and its key, both PEM.
struct SelfSigned
{
    std::string certificatePem;
    std::string keyPem;
};

/// Made anew for each call, for the DNS name `name`.
SelfSigned selfSigned(const std::string &name);

} // namespace liteboxd::tests
