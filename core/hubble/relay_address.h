// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <optional>
#include <string>

namespace liteboxd::hubble {

/// What a connection to Relay is protected with. Relay's certificate is checked against the authority, and its name
/// against `serverName` or the host of the address.
struct RelayTls
{
    std::string authorityPem;   ///< empty: those that this machine trusts
    std::string certificatePem; ///< ours, where Relay asks for one (mTLS); empty: none
    base::Secret keyPem;        ///< of that certificate
    std::string serverName;     ///< empty: the host of the address
};

/// Where Relay listens for whoever reaches it directly.
struct RelayAddress
{
    std::string target;            ///< "relay.example:443", "10.0.0.4:4245"
    std::optional<RelayTls> tls{}; ///< nothing: plain
};

} // namespace liteboxd::hubble
