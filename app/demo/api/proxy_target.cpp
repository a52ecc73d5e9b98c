// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/proxy_target.h"

#include <QStringList>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

std::optional<ProxyTarget> ProxyTarget::parse(const QString &text)
{
    const QStringList parts = text.split(u':');
    ProxyTarget target;
    if (parts.size() == 1)
        target = {{}, parts.at(0), {}};
    else if (parts.size() == 2)
        target = {{}, parts.at(0), parts.at(1)};
    else if (parts.size() == 3)
        target = {parts.at(0), parts.at(1), parts.at(2)};
    const bool isKnown = target.scheme.isEmpty() || target.scheme == u"http"_s || target.scheme == u"https"_s;
    if (!isKnown || target.name.isEmpty())
        return std::nullopt;
    return target;
}

QByteArray normalisedProxyPath(const QByteArray &path)
{
    const QByteArray decoded = QByteArray::fromPercentEncoding(path);
    QByteArrayList kept;
    for (const QByteArray &segment : decoded.split('/')) {
        if (segment == ".." && !kept.isEmpty())
            kept.removeLast();
        else if (!segment.isEmpty() && segment != "." && segment != "..")
            kept.append(segment.toPercentEncoding("$&+,:;=@"));
    }
    QByteArray normalised = '/' + kept.join('/');
    if (decoded.endsWith('/') && normalised.size() > 1)
        normalised += '/';
    return normalised;
}

} // namespace liteboxd::demo
