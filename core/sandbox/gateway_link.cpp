// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/gateway_link.h"

#include <algorithm>
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

base::Result<base::Secret> commandLine(const std::string &command, const QUrl &url, const base::Secret &accessToken)
{
    const std::string &token = accessToken.reveal();
    if (token.empty())
        return base::fail(base::ErrorCode::InvalidArgument, "the sandbox has no access token");
    if (!std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c <= '~'; }))
        return base::fail(base::ErrorCode::InvalidArgument, "the sandbox's access token cannot stand in a header");
    const std::string address = url.toString(QUrl::FullyEncoded).toStdString();
    std::string line = command + quoted("X-Access-Token: " + token) + ' ' + quoted(address);
    return base::Secret(std::move(line));
}

} // namespace

QUrl gatewayUrl(const QUrl &gateway, const base::SandboxId &id, quint16 port)
{
    QString path = gateway.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    path += QStringLiteral("/api/v1/sandbox/%1/port/%2/").arg(QString::fromStdString(id.text())).arg(port);
    QUrl url = gateway.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    url.setPath(path, QUrl::TolerantMode);
    return url;
}

base::Result<base::Secret> curlLine(const QUrl &url, const base::Secret &accessToken)
{
    return commandLine("curl -H ", url, accessToken);
}

base::Result<base::Secret> webSocketLine(const QUrl &url, const base::Secret &accessToken)
{
    QUrl webSocket = url;
    webSocket.setScheme(url.scheme() == u"https" ? QStringLiteral("wss") : QStringLiteral("ws"));
    return commandLine("wsdump --headers ", webSocket, accessToken);
}

} // namespace liteboxd::sandbox
