// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace liteboxd::kube {

/// What one request shows an API server to say who asks. A value that holds secrets.
struct Credential
{
    base::Secret authorization{}; ///< the value of the field Authorization; empty: none is sent
    std::string certificatePem{}; ///< client certificate with its chain; empty: none
    base::Secret keyPem{};        ///< its key
    /// From then on another may be had: ask the source again. Nothing: as good as this one gets.
    std::optional<std::chrono::system_clock::time_point> renewAt{};

    bool operator==(const Credential &) const = default;
};

/// Credentials are shared by all requests that use them and never change.
using CredentialPtr = std::shared_ptr<const Credential>;

/// Whether a server sees the same in both.
inline bool showsSame(const Credential &a, const Credential &b)
{
    return a.authorization == b.authorization && a.certificatePem == b.certificatePem && a.keyPem == b.keyPem;
}

} // namespace liteboxd::kube
