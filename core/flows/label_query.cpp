// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/label_query.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

base::Result<LabelQuery> LabelQuery::parse(const QString &text)
{
    LabelQuery query;
    int depth = 0;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        const bool isEnd = at == text.size();
        if (!isEnd && text[at] == u'(')
            ++depth;
        else if (!isEnd && text[at] == u')')
            --depth;
        if (!isEnd && (text[at] != u',' || depth > 0))
            continue;
        auto part = parsePart(text.mid(begin, at - begin).trimmed());
        if (!part)
            return base::fail(part.error());
        query.m_parts += *part;
        begin = at + 1;
    }
    return query;
}

base::Result<LabelQuery::Part> LabelQuery::parsePart(const QString &text)
{
    static const QString key = u"(?:([a-z0-9-]+):)?([A-Za-z0-9][A-Za-z0-9._/-]*)"_s;
    static const QRegularExpression set(u"\\A"_s + key + u"\\s+(in|notin)\\s*\\(([^()]*)\\)\\z"_s);
    static const QRegularExpression equal(u"\\A"_s + key + u"\\s*(=|==|!=)\\s*([^=\\s]*)\\z"_s);
    static const QRegularExpression present(u"\\A(!?)\\s*"_s + key + u"\\z"_s);
    if (const auto found = set.match(text); found.hasMatch()) {
        Part part{found.captured(1), found.captured(2), found.captured(3) == u"in" ? Operator::In : Operator::NotIn};
        for (const QString &value : found.captured(4).split(u','))
            part.values += value.trimmed();
        return part;
    }
    if (const auto found = equal.match(text); found.hasMatch())
        return Part{found.captured(1),
                    found.captured(2),
                    found.captured(3) == u"!=" ? Operator::NotIn : Operator::In,
                    {found.captured(4)}};
    if (const auto found = present.match(text); found.hasMatch())
        return Part{found.captured(2), found.captured(3),
                    found.captured(1).isEmpty() ? Operator::Exists : Operator::Absent};
    return base::fail(base::ErrorCode::InvalidArgument, "'" + text.toStdString() + "' is no label selector");
}

bool LabelQuery::matches(const QStringList &labels) const
{
    return std::all_of(m_parts.begin(), m_parts.end(), [&](const Part &part) {
        bool exists = false;
        bool isOne = false;
        for (const QString &label : labels) {
            const qsizetype colon = label.indexOf(u':');
            const qsizetype equals = label.indexOf(u'=', colon + 1);
            const QStringView whole(label);
            const QStringView key = equals < 0 ? whole.mid(colon + 1) : whole.mid(colon + 1, equals - colon - 1);
            if (key != part.key || (!part.source.isEmpty() && (colon < 0 || whole.left(colon) != part.source)))
                continue;
            exists = true;
            isOne = isOne || part.values.contains(equals < 0 ? QStringView() : whole.mid(equals + 1));
        }
        switch (part.op) {
        case Operator::In:
            return isOne;
        case Operator::NotIn:
            return !isOne;
        case Operator::Exists:
            return exists;
        case Operator::Absent:
            return !exists;
        }
        return false;
    });
}

} // namespace liteboxd::flows
