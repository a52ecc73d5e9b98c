// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/engine/browser_host.h"

#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// The cookie that stands for "signed in to this port of this sandbox, in this run of the gateway".
///
/// Its name is random per run, its value an HMAC-SHA-256 over (id, port) under a key of this run: nothing is stored and
/// the request path takes no lock. A cookie of another sandbox, another port or an earlier run never matches.
/// Immutable; any thread.
class SessionCookie
{
public:
    /// A fresh name and key.
    SessionCookie();

    const std::string &name() const { return m_name; }

    /// The value of a Set-Cookie field: HttpOnly, SameSite=Lax, Path=/, without Domain and without an end.
    /// Lax, not Strict: the login page is reached from a file, and a browser keeps a Strict cookie back for the whole
    /// redirect chain that began there (RFC 6265bis 5.2), so the page behind the 303 would not be signed in.
    std::string setCookieFor(const SandboxPort &target) const;

    /// Whether one cookie of a Cookie field is ours and right for `target`. Compares in constant time.
    bool matches(std::string_view cookieField, const SandboxPort &target) const;

    /// The Cookie field without our cookie, all other bytes as they were; nothing if no cookie remains.
    std::optional<std::string> without(std::string_view cookieField) const;

    /// Whether an upstream's Set-Cookie field would replace our cookie.
    bool isSetBy(std::string_view setCookieField) const;

private:
    std::string valueFor(const SandboxPort &target) const;

    std::string m_name;
    base::Secret m_key;
};

} // namespace liteboxd::engine
