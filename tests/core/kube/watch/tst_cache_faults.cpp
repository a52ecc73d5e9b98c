// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/scripted_cluster.h"

#include "core/kube/watch/watch_cache.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

using namespace liteboxd;
using namespace std::chrono_literals;
using Phase = kube::SyncState::Phase;

namespace {

struct Row
{
    std::string name;
    std::string value;
    bool operator==(const Row &) const = default;
};

using Cache = kube::WatchCache<Row>;
using Rows = std::map<std::string, std::string>;

const kube::ResourcePath configMaps{{"", "v1", "configmaps", "ConfigMap"}, "n"};

kube::ReflectorSettings hurried()
{
    kube::ReflectorSettings settings;
    settings.silenceLimit = 40ms;
    settings.listLimit = 40ms;
    settings.watchOpenLimit = 40ms;
    settings.shortWatch = 2ms;
    settings.unreachableFirst = settings.refusedFirst = 1ms;
    settings.unreachableMost = settings.refusedMost = 4ms;
    return settings;
}

} // namespace

/// Nothing is lost: whatever happens on the way to a cluster, afterwards a cache holds what a fresh list holds. A
/// cluster with a history, and a connection that breaks where the test says.
class TestCacheFaults : public QObject
{
    Q_OBJECT

private:
    ScriptedCluster *m_cluster = nullptr;
    std::unique_ptr<kube::ApiClient> m_client;
    std::unique_ptr<Cache> m_cache;
    kube::Subscription m_subscription;
    Rows m_told; ///< what a subscriber makes of the batches

    void make(std::uint32_t seed, const kube::ReflectorSettings &settings = hurried())
    {
        m_cache.reset();
        m_told.clear();
        auto cluster = std::make_unique<ScriptedCluster>(seed);
        m_cluster = cluster.get();
        m_client = std::make_unique<kube::ApiClient>(std::move(cluster));
        const auto decode = [](const auto &object) -> base::Result<Row> {
            return Row{std::string(object["metadata"]["name"].text()), std::string(object["data"]["value"].text())};
        };
        m_cache = std::make_unique<Cache>(*m_client, kube::ListQuery{configMaps}, decode, nullptr, settings);
        m_subscription = m_cache->subscribe(this, [this](const kube::Changes<Row> &changes) {
            for (const auto &row : changes.removed)
                QCOMPARE(m_told.erase(row->name), 1U);
            for (const auto &row : changes.added)
                QVERIFY(m_told.emplace(row->name, row->value).second);
            for (const auto &row : changes.changed)
                m_told[row->name] = row->value;
        });
    }

    Rows cached() const
    {
        Rows rows;
        for (const auto &row : m_cache->values())
            rows[row->name] = row->value;
        return rows;
    }

    bool isRight() const
    {
        return m_cache->state().phase == Phase::Live && cached() == m_cluster->objects() &&
               m_told == m_cluster->objects();
    }

    void change()
    {
        auto &random = m_cluster->random;
        const std::string name = "o" + std::to_string(random() % 30);
        if (random() % 4 == 0)
            m_cluster->remove(name);
        else
            m_cluster->set(name, std::to_string(random()));
    }

    Sentence anySentence()
    {
        static constexpr std::array faults{Fault::Cut,     Fault::Garbled,     Fault::Silent, Fault::Ended,
                                           Fault::Refused, Fault::Unreachable, Fault::TooOld, Fault::None};
        static constexpr std::array statuses{401, 403, 429, 500, 503, 504};
        auto &random = m_cluster->random;
        return {faults[random() % faults.size()], qsizetype(random() % 1500), statuses[random() % statuses.size()]};
    }

private Q_SLOTS:
    void cleanup()
    {
        m_subscription = {};
        m_cache.reset();
        m_client.reset();
    }

    /// Every place at which a line can break, and every way.
    void aWatchLineBreaksAnywhere_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("cut") << int(Fault::Cut);
        QTest::newRow("ended") << int(Fault::Ended);
        QTest::newRow("garbled") << int(Fault::Garbled);
    }

    void aWatchLineBreaksAnywhere()
    {
        QFETCH(int, fault);
        make(1);
        m_cluster->set("a", "0");
        m_cache->start();
        QTRY_VERIFY(isRight());
        const qsizetype length = 170; // of a line, and a little
        for (qsizetype at = 0; at < length; ++at) {
            m_cluster->next = Sentence{Fault(fault), at};
            m_cluster->strike(Fault::Cut, 0); // the next watch begins at its first byte, with the change in it
            m_cluster->set("a", std::to_string(at + 1));
            m_cluster->set("b" + std::to_string(at % 3), std::to_string(at));
            if (at % 2 == 1)
                m_cluster->remove("b0");
            QTRY_VERIFY2(!m_cluster->next && isRight(), qPrintable(QStringLiteral("at byte %1").arg(at)));
        }
    }

    /// LITEBOXD_SEED runs one seed alone.
    void anythingHappens()
    {
        const int only = qEnvironmentVariableIntValue("LITEBOXD_SEED");
        const std::uint32_t first = only > 0 ? std::uint32_t(only) : std::random_device{}() % 1'000'000 + 1;
        const std::uint32_t runs = only > 0 ? 1 : 60;
        qInfo("seeds %u to %u", first, first + runs - 1);
        for (std::uint32_t seed = first; seed < first + runs; ++seed) {
            make(seed);
            for (int i = 0; i < 20; ++i)
                change();
            m_cache->start();
            auto &random = m_cluster->random;
            for (int step = 0; step < 30; ++step) {
                m_cluster->next = anySentence();
                const auto what = random() % 8;
                if (what == 0)
                    m_cluster->forget();
                else if (what == 1)
                    m_cluster->bookmark();
                else if (what < 5)
                    m_cluster->strike(anySentence().fault);
                for (auto count = random() % 6; count > 0; --count)
                    change();
                const int until = m_cluster->turns() + int(random() % 40);
                static_cast<void>(QTest::qWaitFor([&] { return m_cluster->turns() >= until; }, 10));
            }
            m_cluster->next.reset();
            QElapsedTimer healing;
            healing.start();
            QTRY_VERIFY2(isRight(), qPrintable(QStringLiteral("LITEBOXD_SEED=%1").arg(seed)));
            QVERIFY2(healing.elapsed() < 5000, qPrintable(QStringLiteral("LITEBOXD_SEED=%1").arg(seed)));
        }
    }

    void aThousandFlips()
    {
        kube::ReflectorSettings patient = hurried();
        patient.silenceLimit = 10s;
        make(1, patient);
        for (int i = 0; i < 50; ++i)
            m_cluster->set("o" + std::to_string(i), "off");
        m_cache->start();
        QTRY_VERIFY(isRight() && m_cluster->hasOpenWatch());
        const int lists = m_cluster->lists();
        for (int flip = 0; flip < 1000; ++flip)
            m_cluster->set("o" + std::to_string(flip % 50), flip / 50 % 2 == 0 ? "on" : "off");
        m_cluster->set("last", "1");
        QTRY_VERIFY(isRight());
        QCOMPARE(m_cluster->lists(), lists); // the watch took them all
    }

    /// 100 MB in one line: given up after 32 MiB, with 8 more that wait to be decoded; listed anew, right again.
    void anObjectWithoutMeasure()
    {
        kube::ReflectorSettings patient = hurried();
        patient.silenceLimit = 10s; // a machine with much else to do may rest that long between two pieces
        make(1, patient);
        m_cluster->set("a", "small");
        m_cache->start();
        QTRY_VERIFY(isRight());
        const int lists = m_cluster->lists();
        m_cluster->flood(100'000'000);
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->lists(), lists + 1, 60000);
        m_cluster->set("b", "after");
        QTRY_VERIFY(isRight());
        QVERIFY2(m_cluster->flooded() < 50'000'000, qPrintable(QString::number(m_cluster->flooded())));
    }

    /// A server that waits for us to decode what it sent says nothing, and is not asked anew for that.
    void whoIsHeldBackIsNotSilent()
    {
        kube::ReflectorSettings settings = hurried();
        settings.silenceLimit = 300ms;
        make(1, settings);
        m_cluster->set("a", "1");
        m_cache->start();
        QTRY_VERIFY(isRight() && m_cluster->hasOpenWatch());
        QThreadPool &pool = *QThreadPool::globalInstance();
        QSemaphore free;
        for (int thread = 0; thread < pool.maxThreadCount(); ++thread)
            pool.start([&free] { free.acquire(); });
        m_cluster->flood(20 << 20);
        QTRY_VERIFY(m_cluster->flooded() > 8 << 20);
        const int watches = m_cluster->watches();
        const QDeadlineTimer past(900);
        QTRY_VERIFY(past.hasExpired());
        const int watchesThen = m_cluster->watches();
        const qint64 floodedThen = m_cluster->flooded();
        free.release(pool.maxThreadCount());
        QCOMPARE(watchesThen, watches);
        QVERIFY(floodedThen < 20 << 20);
        m_cluster->set("b", "after");
        QTRY_VERIFY(isRight());
    }

    /// The machine slept: the watch is asked anew from where it was, whatever the dead connection pretends.
    void wakingAsksAnew()
    {
        make(1);
        m_cluster->set("a", "1");
        m_cache->start();
        QTRY_VERIFY(isRight());
        m_cluster->strike(Fault::Silent);
        const int watches = m_cluster->watches();
        Q_EMIT m_client->wokeUp();
        QTRY_COMPARE(m_cluster->watches(), watches + 1);
        m_cluster->set("a", "2");
        QTRY_VERIFY(isRight());
    }

    void aSilentWatchIsAskedAnew()
    {
        make(1);
        m_cluster->set("a", "1");
        m_cache->start();
        QTRY_VERIFY(isRight());
        m_cluster->strike(Fault::Silent);
        m_cluster->set("a", "2");
        QTRY_VERIFY(isRight());
    }
};

QTEST_GUILESS_MAIN(TestCacheFaults)
#include "tst_cache_faults.moc"
