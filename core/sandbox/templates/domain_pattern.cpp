// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/domain_pattern.h"

#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace liteboxd::sandbox {

namespace {

constexpr qsizetype longestName = 253; // RFC 1035 2.3.4 as text
constexpr qsizetype longestLabel = 63;

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

bool isLabel(const QString &label)
{
    const bool sound = std::all_of(label.begin(), label.end(), [](QChar c) { return isLetterOrDigit(c) || c == u'-'; });
    return sound && !label.isEmpty() && label.size() <= longestLabel && !label.startsWith(u'-') && !label.endsWith(u'-');
}

/// In lower case and punycode, without the dot of an absolute name; empty if there is no such form.
QString onTheWire(const QString &name)
{
    QString relative = name;
    if (relative.endsWith(u'.'))
        relative.chop(1);
    return QString::fromLatin1(QUrl::toAce(relative)).toLower();
}

/// A name whose last label is a number is read as an IPv4 address by most programs (WHATWG URL, "ends in a number").
bool looksLikeAddress(const QString &name)
{
    if (name.contains(u':') || name.contains(u'['))
        return true;
    const QString last = name.section(u'.', -1);
    return !last.isEmpty() && std::all_of(last.begin(), last.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

} // namespace

base::Result<DomainPattern> DomainPattern::parse(const QString &text)
{
    const auto refuse = [&text](const char *why) {
        return base::fail(base::ErrorCode::InvalidArgument, why, "domain " + text.left(300).toStdString());
    };
    QString name = text.trimmed();
    const bool isWildcard = name.startsWith(QStringLiteral("*."));
    if (isWildcard)
        name.remove(0, 2);
    if (name.isEmpty())
        return refuse("it names nothing");
    if (name.contains(u'*'))
        return refuse("a * may stand in front only, as in *.example.com");
    if (name.contains(u'/') || name.contains(u'@') || name.contains(u' '))
        return refuse("a domain is a name alone, without scheme, path or user");
    if (looksLikeAddress(name))
        return refuse("addresses and ports are not possible here, only names");
    name = onTheWire(name);
    const QStringList labels = name.split(u'.');
    if (name.isEmpty() || name.size() > longestName || !std::all_of(labels.begin(), labels.end(), isLabel))
        return refuse("this is no domain name");
    return DomainPattern(isWildcard ? QStringLiteral("*.") + name : name);
}

bool DomainPattern::matches(const QString &hostName) const
{
    const QString name = onTheWire(hostName);
    if (!isWildcard())
        return name == m_text;
    const QStringView ending = QStringView(m_text).mid(1); // ".example.com"
    return name.size() > ending.size() && name.endsWith(ending);
}

} // namespace liteboxd::sandbox
