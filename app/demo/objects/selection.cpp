// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/selection.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

Outcome<Selection> Selection::parse(const ResourceType &type, const QString &space, const Query &query)
{
    auto labels = LabelSelector::parse(query.value(u"labelSelector"_s));
    if (!labels)
        return refuse(labels.error());
    auto fields = FieldSelector::parse(type, query.value(u"fieldSelector"_s));
    if (!fields)
        return refuse(fields.error());
    return Selection{&type, space, std::move(*labels), std::move(*fields)};
}

bool Selection::matches(const StoredObject &object) const
{
    const QJsonObject metadata = object.json.value("metadata"_L1).toObject();
    return (space.isEmpty() || metadata.value("namespace"_L1).toString() == space) &&
           labels.matches(metadata.value("labels"_L1).toObject()) && fields.matches(object.json);
}

bool isSet(const Query &query, const QString &name)
{
    const auto found = query.find(name);
    return found != query.end() && found->compare("false"_L1, Qt::CaseInsensitive) != 0 && *found != u"0"_s;
}

Outcome<std::optional<qint64>> number(const Query &query, const QString &name)
{
    const QString text = query.value(name);
    if (text.isEmpty())
        return std::nullopt;
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    if (!isNumber)
        return refuse(badRequest(u"strconv.ParseInt: parsing \"%1\": invalid syntax"_s.arg(text)));
    return value;
}

} // namespace liteboxd::demo
