// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/watch/watch_cache.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace liteboxd;
using kube::SyncState;

namespace {

struct Row
{
    std::string name;
    std::string phase;
    bool operator==(const Row &) const = default;
};

base::Result<Row> decode(const kube::ObjectView &object)
{
    Row row{std::string(object["metadata"]["name"].text()), std::string(object["status"]["phase"].text())};
    if (row.phase == "Broken")
        return base::fail(base::ErrorCode::Malformed, "broken on purpose");
    return row;
}

using Cache = kube::WatchCache<Row>;
using Changes = kube::Changes<Row>;

/// "+a:Running *b:Failed -c:Running", sorted.
QString textOf(const Changes &changes)
{
    QStringList out;
    const auto add = [&](char sign, const std::vector<Cache::Ref> &rows) {
        for (const auto &row : rows)
            out << QLatin1Char(sign) + QString::fromStdString(row->name + ':' + row->phase);
    };
    add('+', changes.added);
    add('*', changes.changed);
    add('-', changes.removed);
    out.sort();
    return out.join(u' ');
}

} // namespace

class TestWatchCache : public QObject
{
    Q_OBJECT

private:
    FakeTransport *m_transport = nullptr;
    std::unique_ptr<kube::ApiClient> m_client;
    std::unique_ptr<Cache> m_cache;
    QStringList m_batches;
    kube::Subscription m_subscription;

    static QJsonObject pod(const char *name, const char *version, const char *phase = "Running")
    {
        return FakeTransport::pod(name, version, phase);
    }

    FakeExchange *wire() const { return m_transport->last(); }

    void goLive(const QJsonArray &pods)
    {
        m_cache->start();
        wire()->answer(FakeTransport::page(pods, "10"));
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Live);
        wire()->head();
    }

    /// Lets the pause after the last batch pass.
    void rest() const
    {
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(timer.elapsed() > 60);
    }

private Q_SLOTS:
    void init()
    {
        auto transport = std::make_unique<FakeTransport>();
        m_transport = transport.get();
        m_client = std::make_unique<kube::ApiClient>(std::move(transport));
        m_cache = std::make_unique<Cache>(
            *m_client, kube::ListQuery{{kube::resources::pods(), "liteboxd"}, "app=liteboxd"}, decode);
        m_batches.clear();
        m_subscription = m_cache->subscribe(this, [this](const Changes &changes) { m_batches << textOf(changes); });
    }

    void cleanup()
    {
        m_subscription = {};
        m_cache.reset();
        m_client.reset();
    }

    void publishesTheListThenWhatHappens()
    {
        goLive({pod("a", "1"), pod("b", "2")});
        QTRY_COMPARE(m_batches, QStringList{QStringLiteral("+a:Running +b:Running")});
        rest();
        wire()->event("ADDED", pod("c", "11"));
        wire()->event("MODIFIED", pod("a", "12", "Failed"));
        wire()->event("DELETED", pod("b", "13"));
        QTRY_COMPARE(m_batches.size(), 2);
        QCOMPARE(m_batches.last(), QStringLiteral("*a:Failed +c:Running -b:Running"));
        QCOMPARE(m_cache->find({"liteboxd", "a"})->phase, "Failed");
        QVERIFY(!m_cache->find({"liteboxd", "b"}));
        QCOMPARE(m_cache->values().size(), 2U);
    }

    void theFirstChangeGoesOutAtOnceAndTheNextWait()
    {
        goLive({});
        rest();
        QElapsedTimer timer;
        timer.start();
        wire()->event("ADDED", pod("a", "11"));
        QTRY_COMPARE_WITH_TIMEOUT(m_batches.size(), 1, 40);
        for (int i = 0; i < 100; ++i)
            wire()->event("MODIFIED", pod("a", "12", i % 2 == 0 ? "Failed" : "Pending"));
        wire()->event("ADDED", pod("b", "13"));
        QTRY_COMPARE(m_batches.size(), 2);
        QVERIFY(timer.elapsed() >= 49);
        QCOMPARE(m_batches.last(), QStringLiteral("*a:Pending +b:Running"));
    }

    void equalValuesAndPassingObjectsAreNotPublished()
    {
        goLive({pod("a", "1")});
        QTRY_COMPARE(m_batches.size(), 1);
        wire()->event("MODIFIED", pod("a", "11"));
        wire()->event("ADDED", pod("b", "12"));
        wire()->event("DELETED", pod("b", "13"));
        rest();
        QCOMPARE(m_batches.size(), 1);
    }

    void anObjectMadeAnewInOneBatchIsChanged()
    {
        goLive({pod("a", "1")});
        QTRY_COMPARE(m_batches.size(), 1);
        wire()->event("DELETED", pod("a", "11"));
        wire()->event("ADDED", pod("a", "12", "Pending"));
        QTRY_COMPARE(m_batches.size(), 2);
        QCOMPARE(m_batches.last(), QStringLiteral("*a:Pending"));
    }

    void aRelistPublishesOnlyDifferences()
    {
        goLive({pod("a", "1"), pod("b", "2"), pod("c", "3")});
        QTRY_COMPARE(m_batches.size(), 1);
        wire()->refuse(410, "Expired");
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Stale);
        QCOMPARE(m_cache->values().size(), 3U);
        wire()->answer(FakeTransport::page({pod("a", "21"), pod("c", "22", "Failed"), pod("d", "23")}, "30"));
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Live);
        QTRY_COMPARE(m_batches.size(), 2);
        QCOMPARE(m_batches.last(), QStringLiteral("*c:Failed +d:Running -b:Running"));
    }

    void valuesAreToldBeforeLive()
    {
        QStringList order;
        const auto subscription = m_cache->subscribe(this, [&](const Changes &) { order << QStringLiteral("batch"); });
        connect(m_cache.get(), &Cache::stateChanged, this, [&](const SyncState &state) {
            if (state.phase == SyncState::Phase::Live)
                order << QStringLiteral("live");
        });
        m_cache->start();
        QCoreApplication::processEvents();
        wire()->answer(FakeTransport::page({pod("a", "1")}, "10"));
        QCOMPARE(order, (QStringList{QStringLiteral("batch"), QStringLiteral("live")}));
    }

    void rowsShowAsTheyCome()
    {
        m_cache->start();
        wire()->head();
        wire()->bytes("{\"items\":[{\"metadata\":{\"name\":\"a\"},\"status\":{\"phase\":\"Running\"}},");
        QTRY_COMPARE(m_batches.size(), 1);
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Loading);
        wire()->bytes("{\"metadata\":{\"name\":\"b\"},\"status\":{\"phase\":\"Running\"}}],\"metadata\":{"
                      "\"resourceVersion\":\"10\"}}");
        wire()->finish();
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Live);
        QCOMPARE(m_batches.join(u'|'), QStringLiteral("+a:Running|+b:Running"));
    }

    void lateSubscribersHearAllThereIs()
    {
        goLive({pod("a", "1")});
        QTRY_COMPARE(m_batches.size(), 1);
        QStringList late;
        const auto subscription = m_cache->subscribe(this, [&](const Changes &changes) { late << textOf(changes); });
        QVERIFY(late.isEmpty()); // never inline
        QTRY_COMPARE(late, QStringList{QStringLiteral("+a:Running")});
        QCOMPARE(m_batches.size(), 1);
    }

    void endedSubscriptionsHearNothing()
    {
        auto context = std::make_unique<QObject>();
        QStringList heard;
        const auto tell = [&](const Changes &changes) { heard << textOf(changes); };
        const auto first = m_cache->subscribe(context.get(), tell);
        auto second = m_cache->subscribe(this, tell);
        context.reset();
        second = {};
        goLive({pod("a", "1")});
        QTRY_COMPARE(m_batches.size(), 1);
        QVERIFY(heard.isEmpty());
    }

    void aSubscriberMayDestroyTheCache()
    {
        const auto killer = m_cache->subscribe(this, [this](const Changes &) { m_cache.reset(); });
        const auto later = m_cache->subscribe(this, [](const Changes &) { QFAIL("told by a dead cache"); });
        m_cache->start();
        QCoreApplication::processEvents();
        wire()->answer(FakeTransport::page({pod("a", "1")}, "10"));
        QTRY_VERIFY(!m_cache);
    }

    void aStateSlotMayDestroyTheCache()
    {
        connect(m_cache.get(), &Cache::stateChanged, this, [this](const SyncState &state) {
            if (state.phase == SyncState::Phase::Live)
                m_cache.reset();
        });
        m_cache->start();
        wire()->answer(FakeTransport::page({pod("a", "1")}, "10"));
        QVERIFY(!m_cache);
    }

    void whatDoesNotDecodeIsAbsent()
    {
        QSignalSpy rejected(m_cache.get(), &Cache::objectRejected);
        goLive({pod("a", "1"), pod("x", "2", "Broken")});
        QTRY_COMPARE(m_batches, QStringList{QStringLiteral("+a:Running")});
        QTRY_COMPARE(rejected.size(), 1);
        QCOMPARE(rejected[0][0].value<base::Error>().text(), "pods/x in namespace liteboxd: broken on purpose");
        wire()->event("MODIFIED", pod("a", "11", "Broken"));
        QTRY_COMPARE(m_batches.size(), 2);
        QCOMPARE(m_batches.last(), QStringLiteral("-a:Running"));
    }

    void stoppingKeepsValues()
    {
        goLive({pod("a", "1")});
        QTRY_COMPARE(m_batches.size(), 1);
        m_cache->stop();
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Idle);
        QCOMPARE(m_cache->values().size(), 1U);
        QVERIFY(!wire());
        m_cache->start();
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Loading);
        wire()->answer(FakeTransport::page({}, "40"));
        QTRY_COMPARE(m_batches.size(), 2);
        QCOMPARE(m_batches.last(), QStringLiteral("-a:Running"));
    }

    void aListIsDecodedOffTheLoop()
    {
        QJsonArray pods;
        for (int i = 0; i < 500; ++i) {
            QJsonObject one = pod(QByteArray("pod-" + QByteArray::number(i)).constData(), "1");
            one.insert(QStringLiteral("spec"), QString(7000, u'x'));
            pods.append(one);
        }
        m_cache->start();
        const auto page = FakeTransport::page(pods, "10");
        FakeExchange *list = wire();
        list->head();
        list->bytes(QJsonDocument(page).toJson(QJsonDocument::Compact));
        list->finish();
        QCOMPARE(m_cache->state().phase, SyncState::Phase::Loading);
        QTRY_COMPARE(m_cache->state().phase, SyncState::Phase::Live);
        QCOMPARE(m_cache->values().size(), 500U);
    }

    void destroyingTheCacheEndsDecoding()
    {
        m_cache->start();
        FakeExchange *list = wire();
        list->head();
        const QByteArray one = "{\"metadata\":{\"name\":\"a\"},\"spec\":\"" + QByteArray(100000, 'x') + "\"},";
        list->bytes("{\"items\":[");
        for (int i = 0; i < 100; ++i)
            list->bytes(one);
        m_cache.reset();
        QCoreApplication::processEvents();
        QVERIFY(m_batches.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestWatchCache)
#include "tst_watch_cache.moc"
