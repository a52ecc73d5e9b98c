// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/proxy_url.h"

#include <QUrl>

namespace liteboxd::kube {

using base::ErrorCode;

namespace {

constexpr int httpPort = 80;
constexpr int socksPort = 1080;

} // namespace

base::Result<QNetworkProxy> proxyFromUrl(const base::Secret &text)
{
    if (text.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(QString::fromStdString(text.reveal()), QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return base::fail(ErrorCode::Malformed,
                          "proxy-url must be a URL like http://proxy:3128 or socks5://proxy:1080");
    if (url.scheme() == u"https") {
        return base::fail(
            ErrorCode::Unsupported,
            "proxy-url: proxies that are spoken to over TLS (https) are not supported; http and socks5 are");
    }
    const bool isSocks = url.scheme() == u"socks5" || url.scheme() == u"socks5h";
    if (!isSocks && url.scheme() != u"http")
        return base::fail(ErrorCode::Malformed, "proxy-url must begin with http:// or socks5://");
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(QUrl::FullyEncoded),
                         static_cast<quint16>(url.port(isSocks ? socksPort : httpPort)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

base::Result<void> checkProxyUrl(const base::Secret &url)
{
    if (const auto proxy = proxyFromUrl(url); !proxy)
        return base::fail(proxy.error());
    return {};
}

} // namespace liteboxd::kube
