// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/link_rewriter.h"

#include <QList>

#include <utility>

namespace liteboxd::demo {

namespace {

/// The attributes that hold links, whatever the tag: HTML uses each name for nothing else.
bool holdsLink(const QByteArray &attribute)
{
    static const QByteArrayList names{"action",   "background", "cite",    "classid", "codebase",
                                      "data",     "formaction", "href",    "icon",    "longdesc",
                                      "manifest", "poster",     "profile", "src",     "usemap"};
    return names.contains(attribute.toLower());
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool hasScheme(const QByteArray &link)
{
    const qsizetype colon = link.indexOf(':');
    if (colon <= 0)
        return false;
    for (const char c : link.left(colon)) {
        const bool isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!isLetter && !(c >= '0' && c <= '9') && c != '+' && c != '-' && c != '.')
            return false;
    }
    return true;
}

} // namespace

LinkRewriter::LinkRewriter(QByteArray prefix, QByteArray host)
    : m_prefix(std::move(prefix))
    , m_host(std::move(host))
{}

QByteArray LinkRewriter::rewrittenLink(const QByteArray &link) const
{
    if (hasScheme(link))
        return link;
    QByteArray authority;
    QByteArray rest = link;
    if (link.startsWith("//")) {
        const qsizetype slash = link.indexOf('/', 2);
        authority = link.left(slash < 0 ? link.size() : slash);
        rest = link.mid(authority.size());
        if (authority.mid(2) != m_host)
            return link;
    }
    qsizetype end = 0;
    while (end < rest.size() && rest[end] != '?' && rest[end] != '#')
        ++end;
    const QByteArray path = rest.left(end);
    if (path.startsWith(m_prefix))
        return link;
    QByteArray joined = m_prefix;
    if (!path.isEmpty() && path != "/")
        joined += path.startsWith('/') ? path : '/' + path;
    else if (path == "/")
        joined += '/';
    return authority + joined + rest.mid(end);
}

QByteArray LinkRewriter::rewrittenPage(const QByteArray &html) const
{
    QByteArray out;
    qsizetype at = 0;
    while (at < html.size()) {
        const qsizetype open = html.indexOf('<', at);
        if (open < 0)
            break;
        out += html.mid(at, open - at);
        const bool isComment = html.mid(open, 4) == "<!--";
        const qsizetype close = isComment ? html.indexOf("-->", open) : html.indexOf('>', open);
        if (close < 0) {
            at = open;
            break;
        }
        const QByteArray tag = html.mid(open, close + 1 - open);
        const bool isScript = tag.left(7).toLower() == "<script";
        out += isComment ? tag : rewrittenTag(tag);
        at = close + 1;
        if (isScript) { // what is between is no HTML
            const qsizetype end = html.indexOf("</script", at);
            out += html.mid(at, (end < 0 ? html.size() : end) - at);
            at = end < 0 ? html.size() : end;
        }
    }
    return out + html.mid(at);
}

QByteArray LinkRewriter::rewrittenTag(const QByteArray &tag) const
{
    QByteArray out;
    qsizetype at = 0;
    while (at < tag.size()) {
        const qsizetype sign = tag.indexOf('=', at);
        if (sign < 0)
            break;
        qsizetype begin = sign;
        while (begin > at && !isSpace(tag[begin - 1]))
            --begin;
        const QByteArray name = tag.mid(begin, sign - begin);
        out += tag.mid(at, sign + 1 - at);
        at = sign + 1;
        if (at >= tag.size())
            break;
        const char quote = tag[at] == '"' || tag[at] == '\'' ? tag[at] : '\0';
        qsizetype end = at + (quote ? 1 : 0);
        while (end < tag.size() && (quote ? tag[end] != quote : !isSpace(tag[end]) && tag[end] != '>'))
            ++end;
        const qsizetype from = at + (quote ? 1 : 0);
        const QByteArray value = tag.mid(from, end - from);
        out += tag.mid(at, from - at) + (holdsLink(name) ? rewrittenLink(value) : value);
        at = end;
    }
    return out + tag.mid(at);
}

} // namespace liteboxd::demo
