// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_cache.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::SandboxCache;
using sandbox::SandboxChanges;
using tests::FakeCluster;
using tests::listOf;
using tests::podObject;
using tests::podsPath;
using tests::with;

namespace {

base::SandboxId id(const char *text)
{
    return *base::SandboxId::parse(text);
}

} // namespace

class SandboxCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void asksForSandboxesOnly();
    void tellsWhatIsThere();
    void followsAnnotationsAndLabels_data();
    void followsAnnotationsAndLabels();
    void forgetsWhatIsDeleted();
    void isSilentWhenNothingShows();
    void whoSubscribesHearsOfAllFirst();
    void aSubscriberMayEndTheCache();
    void leavesOutWhatIsNoSandbox();
    void namesWhoWantsAnIdThatIsHeld();
    void staysAndHealsWhenTheConnectionIsLost();

private:
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<SandboxCache> m_cache;

    void load(const QList<QJsonObject> &pods);
};

void SandboxCacheTest::init()
{
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    m_cache = std::make_unique<SandboxCache>(*m_api, "liteboxd");
}

void SandboxCacheTest::cleanup()
{
    m_cache.reset();
    m_api.reset();
}

void SandboxCacheTest::load(const QList<QJsonObject> &pods)
{
    m_cluster->on(u"GET"_s, podsPath(), listOf(pods));
    m_cache->start();
    QTRY_COMPARE(m_cache->state().phase, kube::SyncState::Phase::Live);
    QTRY_VERIFY(m_cluster->hasWatch(podsPath()));
}

void SandboxCacheTest::asksForSandboxesOnly()
{
    load({});
    const auto requests = m_cluster->takeRequests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].query.queryItemValue(u"labelSelector"_s, QUrl::FullyDecoded), u"app=liteboxd,sandbox-id"_s);
}

void SandboxCacheTest::tellsWhatIsThere()
{
    QStringList order;
    connect(m_cache.get(), &SandboxCache::changed, this,
            [&order](const SandboxChanges &changes) { order.append(QString::number(changes.added.size())); });
    connect(m_cache.get(), &SandboxCache::stateChanged, this, [&order](const kube::SyncState &state) {
        if (state.phase == kube::SyncState::Phase::Live)
            order.append(u"live"_s);
    });
    load({podObject(u"aa"_s), podObject(u"bb"_s)});
    QCOMPARE(order, QStringList({u"2"_s, u"live"_s}));
    QCOMPARE(m_cache->values().size(), 2U);
    QCOMPARE(m_cache->find(id("aa"))->podName, u"sandbox-aa"_s);
    QVERIFY(!m_cache->find(id("cc")));
}

void SandboxCacheTest::followsAnnotationsAndLabels_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<bool>("internet");
    QTest::addColumn<QString>("token");

    const QString label = u"metadata.labels.liteboxd|io/internet-access"_s;
    const QString annotation = u"metadata.annotations.liteboxd|io/access-token"_s;
    const QString before(64, u'a');
    const QString after(64, u'b');
    QTest::newRow("label gone") << label << QJsonValue(QJsonValue::Undefined) << false << before;
    QTest::newRow("label of another value") << label << QJsonValue(u"yes"_s) << false << before;
    QTest::newRow("token changed") << annotation << QJsonValue(after) << true << after;
    QTest::newRow("token gone") << annotation << QJsonValue(QJsonValue::Undefined) << true << QString();
}

void SandboxCacheTest::followsAnnotationsAndLabels()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(bool, internet);
    QFETCH(QString, token);
    load({podObject(u"aa"_s)});
    QSignalSpy changed(m_cache.get(), &SandboxCache::changed);

    m_cluster->event(podsPath(), u"MODIFIED"_s, with(podObject(u"aa"_s), path, value));

    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(m_cache->find(id("aa"))->internetRequested, internet);
    QCOMPARE(m_cache->find(id("aa"))->accessToken.reveal(), token.toStdString());
}

void SandboxCacheTest::forgetsWhatIsDeleted()
{
    load({podObject(u"aa"_s)});
    m_cluster->event(podsPath(), u"DELETED"_s, podObject(u"aa"_s));
    QTRY_VERIFY(!m_cache->find(id("aa")));
    QVERIFY(m_cache->values().empty());
}

void SandboxCacheTest::whoSubscribesHearsOfAllFirst()
{
    load({podObject(u"aa"_s), podObject(u"bb"_s)});
    qsizetype added = 0;
    qsizetype removed = 0;
    auto subscription = m_cache->subscribe(this, [&](const SandboxChanges &changes) {
        added += qsizetype(changes.added.size());
        removed += qsizetype(changes.removed.size());
    });
    QCOMPARE(added, 0); // never inline
    QTRY_COMPARE(added, 2);
    m_cluster->event(podsPath(), u"DELETED"_s, podObject(u"aa"_s));
    QTRY_COMPARE(removed, 1);
    subscription = {};
    m_cluster->event(podsPath(), u"DELETED"_s, podObject(u"bb"_s));
    QTRY_VERIFY(m_cache->values().empty());
    QCOMPARE(removed, 1);
}

void SandboxCacheTest::aSubscriberMayEndTheCache()
{
    load({podObject(u"aa"_s)});
    const auto subscription = m_cache->subscribe(this, [&](const SandboxChanges &) { m_cache.reset(); });
    m_cluster->event(podsPath(), u"ADDED"_s, podObject(u"bb"_s));
    QTRY_VERIFY(!m_cache);
}

void SandboxCacheTest::isSilentWhenNothingShows()
{
    load({podObject(u"aa"_s)});
    QSignalSpy changed(m_cache.get(), &SandboxCache::changed);
    m_cluster->event(podsPath(), u"MODIFIED"_s, with(podObject(u"aa"_s), u"metadata.resourceVersion"_s, u"99"_s));
    m_cluster->event(podsPath(), u"ADDED"_s, podObject(u"bb"_s));
    QTRY_COMPARE(changed.size(), 1);
    const auto changes = changed[0][0].value<SandboxChanges>();
    QCOMPARE(changes.added.size(), 1U);
    QVERIFY(changes.changed.empty());
}

void SandboxCacheTest::leavesOutWhatIsNoSandbox()
{
    QSignalSpy rejected(m_cache.get(), &SandboxCache::podRejected);
    load({podObject(u"aa"_s), with(podObject(u"bb"_s), u"metadata.name"_s, u"intruder"_s)});
    QCOMPARE(m_cache->values().size(), 1U);
    QCOMPARE(rejected.size(), 1);
}

void SandboxCacheTest::namesWhoWantsAnIdThatIsHeld()
{
    const QJsonObject owner{
        {u"kind"_s, u"ReplicaSet"_s}, {u"name"_s, u"sandbox-aa"_s}, {u"uid"_s, u"made-up"_s}, {u"controller"_s, true}};
    QJsonObject intruder = with(podObject(u"aa"_s), u"metadata.name"_s, u"sandbox-aa-evil"_s);
    intruder = with(intruder, u"metadata.uid"_s, u"another"_s);
    intruder = with(intruder, u"metadata.ownerReferences"_s, QJsonArray{owner});
    QSignalSpy contested(m_cache.get(), &SandboxCache::idContested);
    load({podObject(u"aa"_s), intruder});
    QCOMPARE(m_cache->find(id("aa"))->podName, u"sandbox-aa"_s);
    QCOMPARE(m_cache->find(id("aa"))->rivals, QStringList{u"sandbox-aa-evil"_s});
    QCOMPARE(contested.size(), 1);
    QCOMPARE(contested[0][0].value<base::Error>().context, "pods/sandbox-aa-evil");
}

void SandboxCacheTest::staysAndHealsWhenTheConnectionIsLost()
{
    load({podObject(u"aa"_s)});
    m_cluster->setFault(base::ErrorCode::ConnectionRefused);
    QTRY_COMPARE(m_cache->state().phase, kube::SyncState::Phase::Stale);
    QVERIFY(m_cache->find(id("aa")));

    m_cluster->setFault(std::nullopt);
    m_cache->retryNow();
    QTRY_COMPARE(m_cache->state().phase, kube::SyncState::Phase::Live);
    QVERIFY(m_cache->find(id("aa")));
}

QTEST_GUILESS_MAIN(SandboxCacheTest)
#include "tst_sandbox_cache.moc"
