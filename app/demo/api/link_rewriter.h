// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace liteboxd::demo {

/// What the pod proxy does to the links of what it passes on, so that a browser stays below …/proxy: the path of every
/// link that does not name another host or scheme gets the proxy's own path in front (Kubernetes:
/// apimachinery/pkg/util/proxy).
class LinkRewriter
{
public:
    /// `prefix` is the path up to and with …/proxy; `host` is whom the client spoke to.
    LinkRewriter(QByteArray prefix, QByteArray host);

    QByteArray rewrittenLink(const QByteArray &link) const;

    /// HTML with the links of its tags (href, src, action, …) rewritten.
    QByteArray rewrittenPage(const QByteArray &html) const;

private:
    QByteArray rewrittenTag(const QByteArray &tag) const;

    QByteArray m_prefix;
    QByteArray m_host;
};

} // namespace liteboxd::demo
