// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"
#include "app/demo/objects/selection.h"

#include <QByteArray>

#include <deque>
#include <functional>

namespace liteboxd::demo {

/// The events of one watch, as lines of text, without the connection they go over.
///
/// A watch starts with the objects there are (no resourceVersion, or 0), or after a version; events of objects that
/// come to match the selectors read ADDED, of those that cease to DELETED. One thread, that of the store; holds a
/// subscription until it goes. A reader that falls 10,000 events behind is cut off, as the API server does.
class WatchFeed
{
public:
    /// Which version to start at. 400/500 where the query does not parse; a version that is too old is no failure here:
    /// the feed then has one ERROR event with 410 and ends, as the API server does it.
    static Outcome<std::unique_ptr<WatchFeed>> open(ObjectStore &store, Selection selection, const Query &query);

    /// `wake` runs when there is something to take and there was nothing before.
    void onEvents(std::function<void()> wake) { m_wake = std::move(wake); }

    /// All events since the last call, one JSON object per line.
    QByteArray take();
    bool hasEvents() const { return !m_lines.isEmpty(); }

    /// Nothing more will come after what take() gives.
    bool hasEnded() const { return m_hasEnded; }

    /// A BOOKMARK with the store's revision of now, if the client allows them.
    void bookmark();

private:
    WatchFeed(ObjectStore &store, Selection selection, bool allowsBookmarks);

    void replay(qint64 after);
    void listCurrent();
    void deliver(const Change &change);
    void add(const char *type, const QByteArray &object);
    void fail(const Status &status);
    QByteArray bookmarkObject(const QJsonObject &annotations) const;

    ObjectStore &m_store;
    Selection m_selection;
    bool m_allowsBookmarks = false;
    bool m_hasEnded = false;
    QByteArray m_lines;
    int m_waiting = 0;
    std::function<void()> m_wake;
    std::shared_ptr<void> m_subscription;
};

} // namespace liteboxd::demo
