// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/watch_feed.h"

#include <QJsonDocument>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int mostWaiting = 10'000;

Outcome<qint64> startVersion(const Query &query)
{
    const QString text = query.value(u"resourceVersion"_s);
    bool isNumber = true;
    const qint64 version = text.isEmpty() ? 0 : text.toLongLong(&isNumber);
    if (isNumber && version >= 0)
        return version;
    return refuse(
        {500,
         {},
         u"resourceVersion: Invalid value: \"%1\": strconv.ParseUint: parsing \"%1\": invalid syntax"_s.arg(text),
         {},
         {}});
}

} // namespace

Outcome<std::unique_ptr<WatchFeed>> WatchFeed::open(ObjectStore &store, Selection selection, const Query &query)
{
    const bool sendsInitial = isSet(query, u"sendInitialEvents"_s);
    if (sendsInitial && query.value(u"resourceVersionMatch"_s) != u"NotOlderThan"_s) {
        return refuse(invalid(u"meta.k8s.io"_s, u"ListOptions"_s, {},
                              {{u"FieldValueForbidden"_s,
                                u"Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"_s,
                                u"resourceVersionMatch"_s}}));
    }
    const auto version = startVersion(query);
    if (!version)
        return refuse(version.error());
    std::unique_ptr<WatchFeed> feed(new WatchFeed(store, std::move(selection), isSet(query, u"allowWatchBookmarks"_s)));
    if (*version == 0 || sendsInitial)
        feed->listCurrent();
    else
        feed->replay(*version);
    if (sendsInitial && feed->m_allowsBookmarks)
        feed->add("BOOKMARK", feed->bookmarkObject({{u"k8s.io/initial-events-end"_s, u"true"_s}}));
    feed->m_waiting = 0; // only what comes from now on can pile up
    return feed;
}

WatchFeed::WatchFeed(ObjectStore &store, Selection selection, bool allowsBookmarks)
    : m_store(store)
    , m_selection(std::move(selection))
    , m_allowsBookmarks(allowsBookmarks)
{
    m_subscription = store.subscribe([this](const Change &change) {
        if (m_hasEnded)
            return;
        deliver(change);
        m_hasEnded = m_waiting > mostWaiting;
    });
}

void WatchFeed::listCurrent()
{
    const auto table = m_store.table(*m_selection.type);
    for (const auto &[key, object] : *table) {
        if (m_selection.matches(*object))
            add("ADDED", object->text());
    }
}

void WatchFeed::replay(qint64 after)
{
    const auto changes = m_store.changesSince(after);
    if (!changes) {
        fail(expired(u"too old resource version: %1 (%2)"_s.arg(after).arg(m_store.oldestRevision())));
        return;
    }
    for (const Change &change : *changes)
        deliver(change);
}

void WatchFeed::deliver(const Change &change)
{
    if (change.type != m_selection.type)
        return;
    const bool matchesNow = change.kind != ChangeKind::Deleted && m_selection.matches(*change.object);
    const bool matchedBefore = change.previous && m_selection.matches(*change.previous);
    if (matchesNow)
        add(matchedBefore ? "MODIFIED" : "ADDED", change.object->text());
    else if (matchedBefore)
        add("DELETED", change.object->text());
}

void WatchFeed::add(const char *type, const QByteArray &object)
{
    const bool wasEmpty = m_lines.isEmpty();
    m_lines += "{\"type\":\"" + QByteArray(type) + "\",\"object\":" + object + "}\n";
    ++m_waiting;
    if (wasEmpty && m_wake)
        m_wake();
}

void WatchFeed::fail(const Status &status)
{
    add("ERROR", objectText(status.toJson()));
    m_hasEnded = true;
}

QByteArray WatchFeed::take()
{
    m_waiting = 0;
    return std::exchange(m_lines, {});
}

QByteArray WatchFeed::bookmarkObject(const QJsonObject &annotations) const
{
    QJsonObject metadata{{u"resourceVersion"_s, QString::number(m_store.revision())}};
    if (!annotations.isEmpty())
        metadata.insert(u"annotations"_s, annotations);
    const ResourceType &type = *m_selection.type;
    return objectText({{u"kind"_s, type.kind}, {u"apiVersion"_s, type.groupVersion()}, {u"metadata"_s, metadata}});
}

void WatchFeed::bookmark()
{
    if (m_allowsBookmarks && !m_hasEnded)
        add("BOOKMARK", bookmarkObject({}));
}

} // namespace liteboxd::demo
