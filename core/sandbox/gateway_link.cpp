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
    std::string line =
        "wsdump --headers " + quoted("X-Access-Token: " + accessToken.reveal()) + ' ' + quoted(text(webSocket));
    return base::Secret(std::move(line));
}

} // namespace liteboxd::sandbox
