// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/internet_switch.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using sandbox::InternetRun;
using sandbox::InternetSwitch;
using sandbox::InternetWish;
using sandbox::PendingChanges;
using sandbox::SandboxPtr;

namespace {

/// A sandbox to which the whole internet may be opened: without allowed domains, which have a policy of their own.
QJsonObject openPod(const QString &id)
{
    return with(podObject(id), u"metadata.annotations.liteboxd|io/allowed-domains"_s, QJsonValue::Undefined);
}

QJsonObject pod(const QString &id, bool internet)
{
    return internet ? openPod(id)
                    : with(openPod(id), u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined);
}

/// A switch over a cluster in memory with sandboxes "s0", "s1", …, whose internet is off.
struct Fixture
{
    explicit Fixture(int count, InternetSwitch::Pace pace = {})
    {
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        api = std::make_unique<kube::ApiClient>(std::move(transport));
        QList<QJsonObject> pods;
        for (int i = 0; i < count; ++i) {
            const QString id = u"s%1"_s.arg(i);
            pods << pod(id, false);
            cluster->on(u"PATCH"_s, podsPath(u"sandbox-"_s + id), openPod(id));
        }
        cluster->on(u"GET"_s, podsPath(), listOf(pods));
        access = std::make_unique<sandbox::InternetAccess>(*api);
        cache = std::make_unique<sandbox::SandboxCache>(*api, "liteboxd");
        internet = std::make_unique<InternetSwitch>(*access, *cache, pace);
        QObject::connect(internet.get(), &InternetSwitch::progressed, internet.get(),
                         [this](const InternetRun &told) { run = told; });
        QObject::connect(internet.get(), &InternetSwitch::pendingChanged, internet.get(),
                         [this](const PendingChanges &changes) {
                             ++batches;
                             for (auto change = changes.begin(); change != changes.end(); ++change)
                                 pending[change.key()] = change.value();
                         });
        cache->start();
    }

    std::vector<SandboxPtr> all() const
    {
        std::vector<SandboxPtr> found;
        for (int i = 0; cache->find(*base::SandboxId::parse("s" + std::to_string(i))); ++i)
            found.push_back(cache->find(*base::SandboxId::parse("s" + std::to_string(i))));
        return found;
    }

    QStringList patched() const
    {
        QStringList names;
        for (const SeenRequest &request : cluster->requests()) {
            if (request.method == u"PATCH")
                names << request.path.section(u'/', -1);
        }
        return names;
    }

    FakeCluster *cluster = nullptr;
    std::unique_ptr<kube::ApiClient> api;
    std::unique_ptr<sandbox::InternetAccess> access;
    std::unique_ptr<sandbox::SandboxCache> cache;
    std::unique_ptr<InternetSwitch> internet;
    InternetRun run;
    QHash<QString, std::optional<sandbox::PendingSwitch>> pending;
    int batches = 0;
};

} // namespace

class InternetSwitchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manyAreToldInBatches();
    void fewAreToldOneByOne();
    void cuttingNeverWaitsBehindAllowing();
    void cancellingSendsNothingMore();
    void whatWasAskedLastCounts();
    void anUnansweredWriteIsSettledByTheWatch();
    void anUnansweredWriteThatNeverShowsHasFailed();
    void aPodThatGoesSettlesItToo();
    void destroyingItEndsAll();
};

void InternetSwitchTest::manyAreToldInBatches()
{
    Fixture f(400);
    QTRY_COMPARE(f.all().size(), std::size_t(400));
    QSignalSpy changed(f.internet.get(), &InternetSwitch::changed);
    QSignalSpy finished(f.internet.get(), &InternetSwitch::finished);
    f.internet->set(f.all(), InternetWish::Allow);
    QCOMPARE(f.batches, 1); // said before anything was answered
    QCOMPARE(f.pending.size(), 400);
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(f.run.done, 400);
    QVERIFY(f.run.isOver());
    QCOMPARE(f.run.changed.size(), std::size_t(400));
    QVERIFY(!f.internet->isBusy());
    for (const auto &pending : std::as_const(f.pending))
        QVERIFY(!pending);
    QVERIFY2(f.batches < 100, qPrintable(QString::number(f.batches)));
    QCOMPARE(changed.size(), 0);
}

void InternetSwitchTest::fewAreToldOneByOne()
{
    Fixture f(3);
    f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-s1"_s), 403, u"Forbidden"_s);
    QTRY_COMPARE(f.all().size(), std::size_t(3));
    QSignalSpy changed(f.internet.get(), &InternetSwitch::changed);
    QSignalSpy failed(f.internet.get(), &InternetSwitch::failed);
    f.internet->set(f.all(), InternetWish::Allow);
    QTRY_VERIFY(f.run.isOver() && f.run.total == 3);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().toString(), u"s1"_s);
    QCOMPARE(f.run.failed, 1);
    QCOMPARE(f.run.failures.front().error.code, base::ErrorCode::Forbidden);
}

void InternetSwitchTest::cuttingNeverWaitsBehindAllowing()
{
    Fixture f(4, {.atOnce = 1});
    QTRY_COMPARE(f.all().size(), std::size_t(4));
    const auto all = f.all();
    f.internet->set({all[0], all[1], all[2]}, InternetWish::Allow);
    f.internet->set({all[3]}, InternetWish::Deny);
    QTRY_VERIFY(!f.internet->isBusy());
    QCOMPARE(f.patched(), (QStringList{u"sandbox-s0"_s, u"sandbox-s3"_s, u"sandbox-s1"_s, u"sandbox-s2"_s}));
}

void InternetSwitchTest::cancellingSendsNothingMore()
{
    Fixture f(50, {.atOnce = 2});
    QTRY_COMPARE(f.all().size(), std::size_t(50));
    f.internet->set(f.all(), InternetWish::Allow);
    f.internet->cancel();
    QTRY_VERIFY(f.run.isOver() && f.run.total == 50);
    QCOMPARE(f.run.done, 2);
    QCOMPARE(f.run.dropped, 48);
    QCOMPARE(f.patched().size(), 2);
    QVERIFY(!f.pending.value(u"s49"_s));
}

void InternetSwitchTest::whatWasAskedLastCounts()
{
    Fixture f(2, {.atOnce = 1});
    QTRY_COMPARE(f.all().size(), std::size_t(2));
    QSignalSpy finished(f.internet.get(), &InternetSwitch::finished);
    f.internet->set(f.all(), InternetWish::Allow); // s0 is sent, s1 waits
    f.internet->set(f.all(), InternetWish::Deny);
    QTRY_COMPARE(finished.size(), 2);
    QCOMPARE(f.patched(), (QStringList{u"sandbox-s0"_s, u"sandbox-s1"_s, u"sandbox-s0"_s}));
    const auto first = finished[0].front().value<InternetRun>();
    QCOMPARE(first.wish, InternetWish::Allow);
    QCOMPARE(first.done, 1);
    QCOMPARE(first.dropped, 1);
}

void InternetSwitchTest::anUnansweredWriteIsSettledByTheWatch()
{
    Fixture f(1);
    f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-s0"_s), 504, u"Timeout"_s);
    QTRY_COMPARE(f.all().size(), std::size_t(1));
    QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
    QSignalSpy unanswered(f.internet.get(), &InternetSwitch::unanswered);
    QSignalSpy changed(f.internet.get(), &InternetSwitch::changed);
    QSignalSpy failed(f.internet.get(), &InternetSwitch::failed);
    f.internet->set(f.all(), InternetWish::Allow);
    QTRY_COMPARE(unanswered.size(), 1);
    QTRY_VERIFY(f.pending.value(u"s0"_s) && f.pending.value(u"s0"_s)->unanswered);
    QVERIFY(!f.run.isOver());
    f.cluster->event(podsPath(), u"MODIFIED"_s, with(pod(u"s0"_s, true), u"metadata.resourceVersion"_s, u"43"_s));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(failed.size(), 0);
    QTRY_VERIFY(!f.pending.value(u"s0"_s));
    QTRY_VERIFY(f.run.isOver());
    QCOMPARE(f.run.done, 1);
}

void InternetSwitchTest::anUnansweredWriteThatNeverShowsHasFailed()
{
    Fixture f(1, {.settling = std::chrono::milliseconds(20)});
    f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-s0"_s), 504, u"Timeout"_s);
    QTRY_COMPARE(f.all().size(), std::size_t(1));
    QSignalSpy failed(f.internet.get(), &InternetSwitch::failed);
    f.internet->set(f.all(), InternetWish::Allow);
    QTRY_COMPARE(failed.size(), 1);
    QTRY_COMPARE(f.run.failed, 1);
    QCOMPARE(f.run.unanswered, 0);
    QTRY_VERIFY(!f.pending.value(u"s0"_s));
}

void InternetSwitchTest::aPodThatGoesSettlesItToo()
{
    Fixture f(1);
    f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-s0"_s), 504, u"Timeout"_s);
    QTRY_COMPARE(f.all().size(), std::size_t(1));
    QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
    QSignalSpy unanswered(f.internet.get(), &InternetSwitch::unanswered);
    QSignalSpy failed(f.internet.get(), &InternetSwitch::failed);
    f.internet->set(f.all(), InternetWish::Allow);
    QTRY_COMPARE(unanswered.size(), 1);
    f.cluster->event(podsPath(), u"DELETED"_s, pod(u"s0"_s, false));
    QTRY_COMPARE(failed.size(), 1);
}

void InternetSwitchTest::destroyingItEndsAll()
{
    Fixture f(10);
    QTRY_COMPARE(f.all().size(), std::size_t(10));
    f.cluster->setSilent(true);
    f.internet->set(f.all(), InternetWish::Allow);
    f.internet.reset();
    f.cluster->setSilent(false);
    QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
    QCOMPARE(f.run.done, 0);
}

QTEST_GUILESS_MAIN(InternetSwitchTest)
#include "tst_internet_switch.moc"
