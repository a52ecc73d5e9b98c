// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/label_syntax.h"

#include <QRegularExpression>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A pattern, as messages quote it and ready to match whole texts.
struct Pattern
{
    explicit Pattern(const QString &pattern)
        : text(pattern)
        , compiled(QRegularExpression::anchoredPattern(pattern))
    {}

    bool fits(const QString &whole) const { return compiled.match(whole).hasMatch(); }

    QString text;
    QRegularExpression compiled;
};

QString tooLong(int most)
{
    return u"must be no more than %1 characters"_s.arg(most);
}

} // namespace

QString complaintAboutSubdomain(const QString &name)
{
    if (name.size() > 253)
        return tooLong(253);
    static const Pattern pattern(u"[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*"_s);
    if (pattern.fits(name))
        return {};
    return u"a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must "
           "start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '%1')"_s.arg(
               pattern.text);
}

QString complaintAboutLabel(const QString &name)
{
    if (name.size() > 63)
        return tooLong(63);
    static const Pattern pattern(u"[a-z0-9]([-a-z0-9]*[a-z0-9])?"_s);
    if (pattern.fits(name))
        return {};
    return u"a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and "
           "end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '%1')"_s
               .arg(pattern.text);
}

QString complaintAboutLabelKey(const QString &key)
{
    const qsizetype slash = key.indexOf(u'/');
    if (slash >= 0) {
        const QString complaint = complaintAboutSubdomain(key.left(slash));
        if (!complaint.isEmpty())
            return u"prefix part "_s + complaint;
    }
    const QString name = key.mid(slash + 1);
    if (name.isEmpty())
        return u"name part must be non-empty"_s;
    if (name.size() > 63)
        return u"name part "_s + tooLong(63);
    static const Pattern pattern(u"([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"_s);
    if (pattern.fits(name))
        return {};
    return u"name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an "
           "alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '%1')"_s
               .arg(pattern.text);
}

QString complaintAboutLabelValue(const QString &value)
{
    if (value.size() > 63)
        return tooLong(63);
    static const Pattern pattern(u"(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?"_s);
    if (pattern.fits(value))
        return {};
    return u"a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must "
           "start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for "
           "validation is '%1')"_s.arg(pattern.text);
}

} // namespace liteboxd::demo
