// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/service.h"

#include <functional>
#include <string>

namespace liteboxd::demo {

/// What lives in a demo sandbox, on port 8080:
///
///     /              a page that shows the rest at work, with /assets/…
///     /api/info      who answers, as JSON
///     /events        an SSE clock, first event at once, then one each second
///     /ws            a WebSocket echo (subprotocol: the first one offered)
///     /echo          GET: the request's head as text; any other method: the body, as it comes
///     /large?bytes=N N bytes of text
///     /status/N      an answer with that status
///     /cookie?value  sets the cookie "demo" to it
class SandboxSite final : public http::Service
{
public:
    /// `log` takes a line for each request.
    SandboxSite(std::string podName, std::function<void(std::string)> log);

    io::Task<void> serve(http::Exchange &exchange) override;

private:
    io::Task<void> info(http::Exchange &exchange);
    static io::Task<void> clock(http::Exchange &exchange);
    static io::Task<void> echo(http::Exchange &exchange);
    static io::Task<void> large(http::Exchange &exchange);

    std::string m_podName;
    std::function<void(std::string)> m_log;
    io::Deadline m_started;
};

} // namespace liteboxd::demo
