// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_overview.h"

#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using namespace liteboxd;
using tests::FakeClock;
using tests::FakeCluster;
using tests::listOf;
using tests::policiesPath;

namespace {

const QString allPods = u"/api/v1/pods"_s;
const QString allNamespaces = u"/api/v1/namespaces"_s;

/// The pool has one thread, which waits until this is gone.
class BusyPool
{
public:
    BusyPool()
    {
        QThreadPool::globalInstance()->setMaxThreadCount(1);
        QThreadPool::globalInstance()->start([this] { m_isOver.acquire(); });
    }

    ~BusyPool()
    {
        m_isOver.release();
        QThreadPool::globalInstance()->waitForDone();
    }

private:
    QSemaphore m_isOver;
};

} // namespace

class PolicyOverviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void readsAndJudges();
    void keepsThePictureOfBefore();
    void readsOnceForAllWhoLookAtOnce();
    void readsOnceMoreAfterAChange();
    void readsObjectsOnThePool();
    void endsWithItsOwner();

private:
    std::unique_ptr<policy::PolicyOverview> overview() const
    {
        return std::make_unique<policy::PolicyOverview>(*m_api, "liteboxd", std::vector<policy::PolicyManifest>{},
                                                        m_clock);
    }

    bool wasAsked(const QString &path) const
    {
        const auto &requests = m_cluster->requests();
        return std::any_of(requests.begin(), requests.end(), [&path](const auto &each) { return each.path == path; });
    }

    std::ptrdiff_t timesAsked(const QString &path) const
    {
        const auto &requests = m_cluster->requests();
        return std::count_if(requests.begin(), requests.end(), [&path](const auto &each) { return each.path == path; });
    }

    FakeClock m_clock;
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;
};

void PolicyOverviewTest::init()
{
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    const QJsonObject policy{{u"kind"_s, u"NetworkPolicy"_s},
                             {u"metadata"_s, QJsonObject{{u"name"_s, u"deny"_s}, {u"namespace"_s, u"liteboxd"_s}}},
                             {u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()}}}};
    m_cluster->on(u"GET"_s, allPods, listOf({tests::podObject(u"0a1b2c3d"_s)}));
    m_cluster->on(u"GET"_s, policiesPath(), listOf({policy}));
    m_cluster->on(u"GET"_s, u"/apis/networking.k8s.io/v1/networkpolicies"_s, listOf({policy}));
}

void PolicyOverviewTest::readsAndJudges()
{
    const auto overview = this->overview();
    QSignalSpy changed(overview.get(), &policy::PolicyOverview::changed);
    overview->refresh();
    overview->refresh(); // goes on instead
    QVERIFY(overview->isReading());
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!overview->isReading());
    QCOMPARE(overview->picture()->policies.size(), std::size_t(1));
    QCOMPARE(overview->picture()->policies[0].selects, std::size_t(1));
}

void PolicyOverviewTest::keepsThePictureOfBefore()
{
    const auto overview = this->overview();
    overview->refresh();
    QTRY_VERIFY(overview->picture());
    const auto before = overview->picture();
    m_cluster->setFault(base::ErrorCode::ConnectionRefused);
    overview->refresh();
    QTRY_VERIFY(overview->error());
    QCOMPARE(overview->picture(), before);
}

void PolicyOverviewTest::readsOnceForAllWhoLookAtOnce()
{
    const auto overview = this->overview();
    overview->refreshIfOlder(5s);
    overview->refreshIfOlder(5s);
    QTRY_VERIFY(overview->picture());
    m_clock.advance(4s);
    overview->refreshIfOlder(5s);
    QVERIFY(!overview->isReading());
    m_clock.advance(1s);
    overview->refreshIfOlder(5s);
    QVERIFY(overview->isReading());
    m_cluster->setFault(base::ErrorCode::ConnectionRefused);
    QTRY_VERIFY(overview->error());
    overview->refreshIfOlder(5s); // what failed is tried again
    QVERIFY(overview->isReading());
}

/// What is under way may have read the policies before they were changed.
void PolicyOverviewTest::readsOnceMoreAfterAChange()
{
    const auto overview = this->overview();
    QList<bool> readsOn; // each time that a reading has ended
    connect(overview.get(), &policy::PolicyOverview::changed, this,
            [&readsOn, &overview] { readsOn << overview->isReading(); });
    overview->refresh();
    overview->refreshAfterChange();
    QTRY_COMPARE(readsOn, (QList<bool>{true, false}));
    overview->refreshAfterChange();
    QTRY_COMPARE(readsOn, (QList<bool>{true, false, false}));
    QCOMPARE(timesAsked(policiesPath()), 3);
}

/// Not on the caller's thread, which draws a window: while the pool is busy, the pods that have come are not read.
void PolicyOverviewTest::readsObjectsOnThePool()
{
    const auto overview = this->overview();
    async::Request later;
    {
        const BusyPool pool;
        overview->refresh();
        QTRY_VERIFY(wasAsked(allPods));
        bool hasAnswer = false; // of a list that is answered after that of the overview
        later = m_api->list({{kube::resources::pods()}}, this, [&hasAnswer](const auto &) { hasAnswer = true; });
        QTRY_VERIFY(hasAnswer);
        QVERIFY(!wasAsked(allNamespaces)); // which comes next
        QVERIFY(overview->isReading());
    }
    QTRY_VERIFY(overview->picture());
}

void PolicyOverviewTest::endsWithItsOwner()
{
    {
        const BusyPool pool;
        auto overview = this->overview();
        overview->refresh();
        QTRY_VERIFY(wasAsked(allPods));
        overview.reset();
    }
    const auto next = overview();
    next->refresh();
    QTRY_VERIFY(next->picture());
}

QTEST_GUILESS_MAIN(PolicyOverviewTest)
#include "tst_policy_overview.moc"
