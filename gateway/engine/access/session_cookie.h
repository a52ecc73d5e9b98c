// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "gateway/engine/access/browser_sessions.h"
#include "gateway/engine/access/sandbox_grant.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::engine {

/// The cookie that stands for a session of BrowserSessions: "signed in to this port of this pod with this token, in
/// this run of the gateway".
///
/// Its name is random per run. Its value names the session and has an HMAC-SHA-256 over that, the port, the id, the
/// pod's uid and the token's digest, under a key of this run: the request path looks nothing up and takes no lock. A
/// cookie of another sandbox, port, pod, token or an earlier run never matches. Immutable; any thread.
class SessionCookie
{
public:
    using Ticket = BrowserSessions::Ticket;

    /// A fresh name and key.
    SessionCookie();

    const std::string &name() const { return m_name; }

    /// The value of a Set-Cookie field: HttpOnly, SameSite=Lax, Path=/, without Domain and without an end.
    /// Lax, not Strict: the login page is reached from a file, and a browser keeps a Strict cookie back for the whole
    /// redirect chain that began there (RFC 6265bis 5.2), so the page behind the 303 would not be signed in.
    std::string setCookieFor(const Ticket &ticket, const SandboxGrant &grant) const;

    /// The session that one cookie of a Cookie field stands for, if that is ours and right for what there is to be
    /// granted now. Compares in constant time.
    std::optional<Ticket> find(std::string_view cookieField, const SandboxGrant &grant) const;

    /// The Cookie field without our cookie, all other bytes as they were; nothing if no cookie remains.
    std::optional<std::string> without(std::string_view cookieField) const;

    /// Whether an upstream's Set-Cookie field would replace our cookie.
    bool isSetBy(std::string_view setCookieField) const;

private:
    std::string valueFor(const Ticket &ticket, const SandboxGrant &grant) const;

    std::string m_name;
    base::Secret m_key;
};

} // namespace liteboxd::engine
