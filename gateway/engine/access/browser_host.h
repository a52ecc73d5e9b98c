// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/browser_origin.h"
#include "gateway/engine/access/sandbox_port.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace liteboxd::engine {

/// A Host that names this gateway itself (localhost, 127.0.0.1, [::1]) but no sandbox.
struct NotBrowserHost
{
    bool operator==(const NotBrowserHost &) const = default;
};

/// A Host that is not ours at all: another name, another port, or not a host. The answer is 421 except on token routes.
struct ForeignHost
{
    bool operator==(const ForeignHost &) const = default;
};

using HostMeaning = std::variant<BrowserOrigin, NotBrowserHost, ForeignHost>;

/// Reads `{port}-{id}-{tag}.localhost:{gatewayPort}`: letters in any case, one trailing dot allowed, {port} as
/// base::parsePort takes it, {id} any DNS label (lower-cased), {tag} eight hex digits. The gateway's port must be there
/// exactly; only port 80 may be left out, as browsers do. Pure; any thread.
HostMeaning readHost(std::string_view host, std::uint16_t gatewayPort);

/// Reads `{port}-{id}.{domain}`, on whatever port and with one trailing dot or none; letters in any case. `domain` is
/// in small letters. Nothing if it is another host. Pure; any thread.
std::optional<SandboxPort> readSandboxHost(std::string_view host, std::string_view domain);

/// The host of an origin as a browser writes it: `8080-a1b2c3d4-0123abcd.localhost:7080`.
std::string hostOf(const BrowserOrigin &origin, std::uint16_t gatewayPort);

} // namespace liteboxd::engine
