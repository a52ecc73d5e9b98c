// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/gateway_link.h"

#include "core/sandbox/access_token.h"

#include <string>

namespace liteboxd::sandbox {

namespace {

/// One word of a POSIX shell, whatever it holds (XCU 2.2.2: inside single quotes nothing is special but the quote).
std::string quoted(const std::string &text)
{
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'')
            out += "'\\''";
        else
            out.push_back(c);
    }
    out.push_back('\'');
    return out;
}

base::Result<void> usable(const base::Secret &accessToken)
{
    switch (faultOf(accessToken.reveal())) {
    case TokenFault::None:
        return {};
    case TokenFault::Missing:
        return base::fail(base::ErrorCode::InvalidArgument, "the sandbox has no access token");
    default:
        return base::fail(base::ErrorCode::InvalidArgument, "the sandbox's access token is none that may be sent");
    }
}

std::string text(const QUrl &url)
{
    return url.toString(QUrl::FullyEncoded).toStdString();
}

} // namespace

QUrl gatewayUrl(const QUrl &gateway, const base::SandboxId &id, quint16 port, const QString &path)
{
    QString route = gateway.path(QUrl::FullyEncoded);
    while (route.endsWith(u'/'))
        route.chop(1);
    route += QStringLiteral("/api/v1/sandbox/%1/port/%2").arg(QString::fromStdString(id.text())).arg(port);
    const qsizetype query = path.indexOf(u'?');
    QUrl url = gateway.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(route + path.left(query), QUrl::TolerantMode);
    if (query >= 0)
        url.setQuery(path.mid(query + 1), QUrl::TolerantMode);
    return url;
}

base::Result<base::Secret> curlLine(const QUrl &url, const base::Secret &accessToken)
{
    if (const auto fits = usable(accessToken); !fits)
        return base::fail(fits.error());
    std::string line =
        "printf 'X-Access-Token: %s\\n' " + quoted(accessToken.reveal()) + " | curl -H @- " + quoted(text(url));
    return base::Secret(std::move(line));
}

base::Result<base::Secret> webSocketLine(const QUrl &url, const base::Secret &accessToken)
{
    if (const auto fits = usable(accessToken); !fits)
        return base::fail(fits.error());
    QUrl webSocket = url;
    webSocket.setScheme(url.scheme() == u"https" ? QStringLiteral("wss") : QStringLiteral("ws"));
    // What wsdump is run by runs it here, with arguments that are its own alone: those of the process are these.
    static const std::string program =
        R"(import os, runpy, sys; sys.argv[:2] = [sys.argv[1], "--headers", os.fdopen(3).readline().strip()]; )"
        R"(runpy.run_path(sys.argv[0], run_name="__main__"))";
    static const std::string interpreter = R"sh($(sed -n '1s/^#!//p' "$(command -v wsdump)"))sh";
    std::string line = "{ printf 'X-Access-Token: %s\\n' " + quoted(accessToken.reveal()) + " | " + interpreter +
                       " -c " + quoted(program) + R"sh( "$(command -v wsdump)" )sh" + quoted(text(webSocket)) +
                       " 3<&0 <&4; } 4<&0";
    return base::Secret(std::move(line));
}

} // namespace liteboxd::sandbox
