// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/sample_objects.h"

#include "app/demo/objects/object_list.h"
#include "app/demo/objects/object_store.h"
#include "app/demo/objects/watch_feed.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject pod(const QString &name, const QString &app = u"liteboxd"_s)
{
    QJsonObject object = samplePod(name);
    QJsonObject metadata = object.value("metadata"_L1).toObject();
    metadata.insert(u"namespace"_s, u"liteboxd"_s);
    metadata.insert(u"labels"_s, QJsonObject{{u"app"_s, app}});
    object.insert(u"metadata"_s, metadata);
    return object;
}

/// "ADDED a, DELETED b": what a watch says.
QString spoken(const QByteArray &lines)
{
    QStringList out;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject event = QJsonDocument::fromJson(line).object();
        if (event.isEmpty())
            continue;
        const QJsonObject object = event.value("object"_L1).toObject();
        QString name = object.value("metadata"_L1).toObject().value("name"_L1).toString();
        if (object.value("kind"_L1) == u"Status"_s)
            name = QString::number(object.value("code"_L1).toInt());
        out.append((event.value("type"_L1).toString() + u' ' + name).trimmed());
    }
    return out.join(u", "_s);
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestObjectStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyWriteRaisesTheRevision()
    {
        ObjectStore store(10);
        QCOMPARE(store.put(pods(), pod(u"a"_s))->revision, 11);
        QCOMPARE(store.put(pods(), pod(u"a"_s))->revision, 12);
        const ObjectRef gone = store.remove(pods(), pod(u"a"_s));
        QCOMPARE(gone->revision, 13);
        QCOMPARE(gone->json.value("metadata"_L1).toObject().value("resourceVersion"_L1).toString(), u"13"_s);
        QVERIFY(!store.find(pods(), u"liteboxd"_s, u"a"_s));
        QVERIFY(!store.remove(pods(), pod(u"a"_s)));
    }

    void textHasTypeFirst()
    {
        ObjectStore store;
        QVERIFY(store.put(pods(), pod(u"a"_s))->text().startsWith(R"({"kind":"Pod","apiVersion":"v1","metadata":{)"));
    }

    void aTableStaysAsItWas()
    {
        ObjectStore store;
        store.put(pods(), pod(u"a"_s));
        const auto before = store.table(pods());
        store.put(pods(), pod(u"b"_s));
        QCOMPARE(before->size(), 1U);
        QCOMPARE(store.table(pods())->size(), 2U);
    }

    void listenersThatWriteAreHeardInOrder()
    {
        ObjectStore store(0);
        QList<qint64> seen;
        const auto writer = store.subscribe([&store](const Change &change) {
            if (change.kind == ChangeKind::Added)
                store.put(pods(), pod(u"a"_s));
        });
        const auto reader = store.subscribe([&seen](const Change &change) { seen.append(change.object->revision); });
        store.put(pods(), pod(u"a"_s));
        QCOMPARE(seen, (QList<qint64>{1, 2}));
    }

    void watchFollowsTheSelection()
    {
        ObjectStore store;
        store.put(pods(), pod(u"old"_s));
        const Query query{{u"labelSelector"_s, u"app=liteboxd"_s}};
        auto feed = WatchFeed::open(store, *Selection::parse(pods(), u"liteboxd"_s, query), query);
        QVERIFY(feed.has_value());
        QCOMPARE(spoken((*feed)->take()), u"ADDED old"_s);
        store.put(pods(), pod(u"a"_s));
        store.put(pods(), pod(u"b"_s, u"other"_s));
        store.put(pods(), pod(u"b"_s));
        store.put(pods(), pod(u"a"_s));
        store.put(pods(), pod(u"a"_s, u"other"_s));
        store.remove(pods(), pod(u"b"_s));
        QCOMPARE(spoken((*feed)->take()), u"ADDED a, ADDED b, MODIFIED a, DELETED a, DELETED b"_s);
    }

    void watchResumes()
    {
        ObjectStore store(100);
        store.put(pods(), pod(u"a"_s));
        store.put(pods(), pod(u"b"_s));
        const Query query{{u"resourceVersion"_s, u"101"_s}};
        auto feed = WatchFeed::open(store, *Selection::parse(pods(), {}, query), query);
        QCOMPARE(spoken((*feed)->take()), u"ADDED b"_s);
        QVERIFY(!(*feed)->hasEnded());
    }

    void watchOfForgottenVersionIsGone()
    {
        ObjectStore store(100, 2);
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            store.put(pods(), pod(name));
        for (const QString &version : {u"1"_s, u"100"_s}) {
            const Query query{{u"resourceVersion"_s, version}};
            auto feed = WatchFeed::open(store, *Selection::parse(pods(), {}, query), query);
            QVERIFY((*feed)->hasEnded());
            QCOMPARE(spoken((*feed)->take()), u"ERROR 410"_s);
        }
        const Query query{{u"resourceVersion"_s, u"101"_s}};
        auto feed = WatchFeed::open(store, *Selection::parse(pods(), {}, query), query);
        QCOMPARE(spoken((*feed)->take()), u"ADDED b, ADDED c"_s);
    }

    void bookmarksOnlyForThoseWhoAsk()
    {
        ObjectStore store;
        const Query silent;
        auto quiet = WatchFeed::open(store, *Selection::parse(pods(), {}, silent), silent);
        (*quiet)->bookmark();
        QVERIFY((*quiet)->take().isEmpty());
        const Query query{{u"allowWatchBookmarks"_s, u"true"_s}};
        auto feed = WatchFeed::open(store, *Selection::parse(pods(), {}, query), query);
        int woken = 0;
        (*feed)->onEvents([&woken] { ++woken; });
        (*feed)->bookmark();
        QCOMPARE(woken, 1);
        QCOMPARE(spoken((*feed)->take()), u"BOOKMARK"_s);
    }

    void initialEventsEndWithABookmark()
    {
        ObjectStore store;
        store.put(pods(), pod(u"a"_s));
        const Query query{{u"sendInitialEvents"_s, u"true"_s},
                          {u"resourceVersionMatch"_s, u"NotOlderThan"_s},
                          {u"allowWatchBookmarks"_s, u"true"_s}};
        auto feed = WatchFeed::open(store, *Selection::parse(pods(), {}, query), query);
        const QByteArray lines = (*feed)->take();
        QCOMPARE(spoken(lines), u"ADDED a, BOOKMARK"_s);
        QVERIFY(lines.contains(R"("k8s.io/initial-events-end":"true")"));
    }

    void pagesShowOneRevision()
    {
        ObjectStore store;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            store.put(pods(), pod(name));
        ObjectList list(store);
        const Selection all = *Selection::parse(pods(), u"liteboxd"_s, {});
        const QJsonObject first = json(*list.page(all, {{u"limit"_s, u"2"_s}}));
        const QJsonObject metadata = first.value("metadata"_L1).toObject();
        QCOMPARE(first.value("items"_L1).toArray().size(), 2);
        QCOMPARE(metadata.value("remainingItemCount"_L1).toInt(), 1);
        store.remove(pods(), pod(u"c"_s));
        store.put(pods(), pod(u"d"_s));
        const QJsonObject second =
            json(*list.page(all, {{u"limit"_s, u"2"_s}, {u"continue"_s, metadata.value("continue"_L1).toString()}}));
        QCOMPARE(second.value("items"_L1).toArray().size(), 1);
        QCOMPARE(second.value("items"_L1).toArray().at(0).toObject().value("metadata"_L1).toObject().value("name"_L1),
                 u"c"_s);
        QCOMPARE(second.value("metadata"_L1).toObject().value("resourceVersion"_L1),
                 metadata.value("resourceVersion"_L1));
        QVERIFY(!second.value("metadata"_L1).toObject().contains("continue"_L1));
    }

    void listErrors_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("code");
        QTest::newRow("limit") << u"limit"_s << u"abc"_s << 400;
        QTest::newRow("continue") << u"continue"_s << u"zzz"_s << 400;
        QTest::newRow("version") << u"resourceVersion"_s << u"abc"_s << 400;
        QTest::newRow("future") << u"resourceVersion"_s << u"99999999"_s << 504;
        QTest::newRow("match") << u"resourceVersionMatch"_s << u"Exact"_s << 422;
        QTest::newRow("old page") << u"continue"_s
                                  << u"eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhXHUwMDAwIn0"_s << 410;
    }

    void listErrors()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        ObjectStore store;
        ObjectList list(store);
        const auto page = list.page(*Selection::parse(pods(), {}, {}), {{name, value}});
        QVERIFY(!page.has_value());
        QTEST(page.error().code, "code");
    }
};

QTEST_GUILESS_MAIN(TestObjectStore)
#include "tst_object_store.moc"
