// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/object_list.h"

#include <QJsonDocument>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t keptTables = 32;
const auto base64 = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray tokenFor(qint64 revision, const QString &lastKey)
{
    const QJsonObject token{
        {u"v"_s, u"meta.k8s.io/v1"_s}, {u"rv"_s, revision}, {u"start"_s, QString(lastKey + QChar(u'\0'))}};
    return QJsonDocument(token).toJson(QJsonDocument::Compact).toBase64(base64);
}

Status invalidOption(const QString &reason, const QString &message)
{
    return invalid(u"meta.k8s.io"_s, u"ListOptions"_s, {}, {{reason, message, u"resourceVersionMatch"_s}});
}

} // namespace

Outcome<void> ObjectList::checkVersion(const Query &query, qint64 current, qint64 &asked)
{
    const QString version = query.value(u"resourceVersion"_s);
    const QString match = query.value(u"resourceVersionMatch"_s);
    if (!match.isEmpty() && version.isEmpty()) {
        return refuse(
            invalidOption(u"FieldValueForbidden"_s,
                          u"Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided"_s));
    }
    if (!match.isEmpty() && match != u"Exact"_s && match != u"NotOlderThan"_s) {
        return refuse(invalidOption(
            u"FieldValueNotSupported"_s,
            u"Unsupported value: \"%1\": supported values: \"Exact\", \"NotOlderThan\", \"\""_s.arg(match)));
    }
    bool isNumber = true;
    asked = version.isEmpty() ? 0 : version.toLongLong(&isNumber);
    if (!isNumber || asked < 0) {
        return refuse(
            badRequest(u"invalid resource version: resourceVersion: Invalid value: \"%1\": strconv.ParseUint: "
                       "parsing \"%1\": invalid syntax"_s.arg(version)));
    }
    if (asked > current)
        return refuse(versionTooLarge(asked, current));
    return {};
}

Outcome<ObjectList::Start> ObjectList::resumed(const Selection &selection, const QString &token) const
{
    const QJsonObject fields = QJsonDocument::fromJson(QByteArray::fromBase64(token.toLatin1(), base64)).object();
    QString after = fields.value("start"_L1).toString();
    const qint64 revision = fields.value("rv"_L1).toInteger();
    if (fields.value("v"_L1).toString() != u"meta.k8s.io/v1"_s || after.isEmpty() || revision <= 0)
        return refuse(badRequest(
            u"invalid continue token: continue key is not valid: encoded start key or version is missing or wrong"_s));
    if (after.endsWith(QChar(u'\0')))
        after.chop(1);
    for (const Kept &kept : m_kept) {
        if (kept.type == selection.type && kept.revision == revision)
            return Start{revision, after, kept.table};
    }
    Status gone =
        expired(u"The provided continue parameter is too old to display a consistent list result. You can start "
                "a new list without the continue parameter, or use the continue token in this response to "
                "retrieve the remainder of the results. Continuing with the provided token results in an "
                "inconsistent list - objects that were created, modified, or deleted between the time the "
                "first chunk was returned and now may show up in the list."_s);
    return refuse(std::move(gone));
}

Outcome<ObjectList::Start> ObjectList::start(const Selection &selection, const Query &query)
{
    const QString token = query.value(u"continue"_s);
    if (!token.isEmpty()) {
        const QString version = query.value(u"resourceVersion"_s);
        if (!version.isEmpty() && version != u"0"_s)
            return refuse(badRequest(u"specifying resource version is not allowed when using continue"_s));
        return resumed(selection, token);
    }
    qint64 asked = 0;
    if (const auto version = checkVersion(query, m_store.revision(), asked); !version)
        return refuse(version.error());
    if (query.value(u"resourceVersionMatch"_s) == u"Exact"_s && asked != m_store.revision()) {
        for (const Kept &kept : m_kept) {
            if (kept.type == selection.type && kept.revision == asked)
                return Start{asked, {}, kept.table};
        }
        return refuse(expired(u"The resourceVersion for the provided list is too old."_s));
    }
    return Start{m_store.revision(), {}, m_store.table(*selection.type)};
}

Outcome<QByteArray> ObjectList::page(const Selection &selection, const Query &query)
{
    const auto asked = number(query, u"limit"_s);
    if (!asked)
        return refuse(asked.error());
    const auto from = start(selection, query);
    if (!from)
        return refuse(from.error());
    const bool isFromCache = query.value(u"resourceVersion"_s) == u"0"_s && !query.contains(u"continue"_s);
    const qint64 limit =
        isFromCache ? 0 : std::max<qint64>(asked->value_or(0), 0); // a list from the cache is never paged

    QByteArray items;
    QString lastKey;
    qint64 taken = 0;
    qint64 left = 0;
    for (auto entry = from->table->upper_bound(from->after); entry != from->table->end(); ++entry) {
        if (!selection.matches(*entry->second))
            continue;
        if (limit > 0 && taken == limit) {
            ++left;
            continue;
        }
        if (taken++ > 0)
            items += ',';
        items += entry->second->body;
        lastKey = entry->first;
    }
    QJsonObject metadata{{u"resourceVersion"_s, QString::number(from->revision)}};
    if (left > 0) {
        metadata.insert(u"continue"_s, QString::fromLatin1(tokenFor(from->revision, lastKey)));
        if (!selection.hasSelector())
            metadata.insert(u"remainingItemCount"_s, left);
        if (!query.contains(u"continue"_s))
            m_kept.push_back({selection.type, from->revision, from->table});
        if (m_kept.size() > keptTables)
            m_kept.pop_front();
    }
    const ResourceType &type = *selection.type;
    return "{\"kind\":\"" + type.kind.toUtf8() + "List\",\"apiVersion\":\"" + type.groupVersion().toUtf8() +
           "\",\"metadata\":" + QJsonDocument(metadata).toJson(QJsonDocument::Compact) + ",\"items\":[" + items + "]}";
}

} // namespace liteboxd::demo
