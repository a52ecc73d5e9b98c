// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_test.h"
#include "tests/contract/watch_probe.h"

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;

/// What this project relies on in lists and watches, asked of a real API server and of liteboxd-demo alike.
class TestContractWatch : public ContractTest
{
    Q_OBJECT

private Q_SLOTS:
    void selectors()
    {
        VERIFY_OK(cluster().create(pods, pod("a", {{u"tier"_s, u"x"_s}})));
        VERIFY_OK(cluster().create(pods, pod("b", {{u"tier"_s, u"y"_s}})));
        VERIFY_OK(cluster().create(pods, pod("c")));
        QCOMPARE(names(mine()), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(names(mine(",tier=x")), QStringList{u"a"_s});
        QCOMPARE(names(mine(",tier!=x")), (QStringList{u"b"_s, u"c"_s}));
        QCOMPARE(names(mine(",tier in (x,y)")), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(names(mine(",tier notin (x)")), (QStringList{u"b"_s, u"c"_s}));
        QCOMPARE(names(mine(",tier")), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(names(mine(",!tier")), QStringList{u"c"_s});
        QCOMPARE(names({pods, "", "metadata.name=" + name("b").toStdString()}), QStringList{u"b"_s});
    }

    void paging()
    {
        for (const char *suffix : {"a", "b", "c", "d", "e"})
            VERIFY_OK(cluster().create(pods, pod(suffix)));
        QStringList seen;
        std::string next;
        QString version;
        for (int pages = 1; pages <= 3; ++pages) {
            const auto page = cluster().raw(mine().pageTarget(2, next));
            VERIFY_OK(page);
            for (const QJsonValue &item : (*page)[u"items"_s].toArray())
                seen << text(item.toObject(), "name").section(u'-', 2);
            if (pages > 1)
                QCOMPARE(text(*page, "resourceVersion"), version); // one moment, however many pages
            version = text(*page, "resourceVersion");
            next = text(*page, "continue").toStdString();
            QCOMPARE(next.empty(), pages == 3);
            if (pages == 1)
                VERIFY_OK(cluster().create(pods, pod("f")));
        }
        QCOMPARE(seen, (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}));
        QCOMPARE(cluster().raw(mine().pageTarget(2, "nonsense")).error().code, ErrorCode::Rejected);
    }

    void watchSeesWhatFollowsAList()
    {
        VERIFY_OK(cluster().create(pods, pod("a")));
        const auto list = cluster().list(mine());
        VERIFY_OK(list);
        WatchProbe watch(cluster().client().transport(),
                         mine().watchTarget(list->resourceVersion, std::chrono::minutes(1)));
        VERIFY_OK(cluster().create(pods, pod("b")));
        VERIFY_OK(cluster().patch(podPath(name("a")), labelPatch(u"color"_s, u"red"_s)));
        VERIFY_OK(cluster().remove(podPath(name("a")), atOnce()));
        QTRY_VERIFY(!watch.events().isEmpty() && watch.events().last() == u"DELETED "_s + name("a"));
        QCOMPARE(watch.status(), 200);
        QVERIFY(watch.events().contains(u"ADDED "_s + name("b")));
        QVERIFY(watch.events().contains(u"MODIFIED "_s + name("a")));
        QVERIFY(!watch.events().contains(u"ADDED "_s + name("a")));
        QCOMPARE(labelsOf(watch.objects().last())[u"color"_s].toString(), u"red"_s);
        QVERIFY(text(watch.objects().last(), "resourceVersion").toStdString() > list->resourceVersion);
    }

    void watchBySelectorSeesObjectsComeAndGo()
    {
        VERIFY_OK(cluster().create(pods, pod("a")));
        const auto list = cluster().list(mine(",on=true"));
        VERIFY_OK(list);
        WatchProbe watch(cluster().client().transport(),
                         mine(",on=true").watchTarget(list->resourceVersion, std::chrono::minutes(1)));
        VERIFY_OK(cluster().patch(podPath(name("a")), labelPatch(u"on"_s, u"true"_s)));
        QTRY_VERIFY(!watch.events().isEmpty());
        QCOMPARE(watch.events().first(), u"ADDED "_s + name("a")); // to this watch it is new
        VERIFY_OK(cluster().patch(podPath(name("a")), labelPatch(u"on"_s, QJsonValue::Null)));
        QTRY_COMPARE(watch.events().last(), u"DELETED "_s + name("a"));
    }

    void watchEndsInTimeAndBookmarksCarryAVersion()
    {
        const auto list = cluster().list(mine());
        VERIFY_OK(list);
        WatchProbe watch(cluster().client().transport(),
                         mine().watchTarget(list->resourceVersion, std::chrono::seconds(8)));
        VERIFY_OK(cluster().create(pods, pod("a"))); // a server that has no news sends no bookmark either
        QTRY_VERIFY_WITH_TIMEOUT(watch.hasEnded(), 20000);
        QVERIFY(!watch.events().isEmpty());
        QCOMPARE(watch.events().first(), u"ADDED "_s + name("a"));
        // When, and whether, a bookmark comes is up to the server (Kubernetes API concepts, watch bookmarks).
        for (qsizetype i = 1; i < watch.events().size(); ++i)
            QCOMPARE(watch.events().at(i), u"BOOKMARK "_s);
        QVERIFY(!text(watch.objects().last(), "resourceVersion").isEmpty());
    }

    void watchFromAnAncientVersionIsGone()
    {
        cluster().forgetOldVersions();
        WatchProbe watch(cluster().client().transport(), mine().watchTarget("1", std::chrono::minutes(1)));
        QTRY_VERIFY(watch.isGone());
    }
};

QTEST_GUILESS_MAIN(TestContractWatch)
#include "tst_contract_watch.moc"
