// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/endings/tombstone_recorder.h"
#include "core/store/audit_kinds.h"
#include "tests/core/fakes/fake_clock.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::SandboxCache;
using sandbox::TombstoneRecorder;
using tests::FakeCluster;
using tests::listOf;
using tests::podObject;
using tests::podsPath;

/// What is kept of a sandbox that went, and who is said to have deleted it.
class TombstoneRecorderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsWhatWentBeforeTheClusterWasKnown();
    void keepsWhatWentBeforeTheClusterWasEverKnown();
    void saysWhoDeletedIt_data();
    void saysWhoDeletedIt();

private:
    /// A cluster with the one sandbox a1, watched.
    void watch();
    void lose();
    store::Tombstones kept();
    QString uid() const { return m_pod["metadata"_L1]["uid"_L1].toString(); }

    const QJsonObject m_pod =
        tests::with(podObject(u"a1"_s), u"metadata.annotations.liteboxd/ttl"_s, QJsonValue::Undefined); // for ever
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    tests::FakeClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<SandboxCache> m_sandboxes;
    std::unique_ptr<TombstoneRecorder> m_recorder;
};

void TombstoneRecorderTest::init()
{
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_clock = {};
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<store::Store>(m_folder->filePath(u"store.sqlite"_s));
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    m_sandboxes = std::make_unique<SandboxCache>(*m_api, "liteboxd");
    m_recorder = std::make_unique<TombstoneRecorder>(*m_api, *m_sandboxes, *m_store, m_clock, u"test"_s);
}

void TombstoneRecorderTest::cleanup()
{
    m_recorder.reset();
    m_sandboxes.reset();
    m_api.reset();
    m_store.reset();
}

void TombstoneRecorderTest::watch()
{
    m_cluster->on(u"GET"_s, podsPath(), listOf({m_pod}));
    m_sandboxes->start();
    QTRY_VERIFY(m_cluster->hasWatch(podsPath()));
    QTRY_COMPARE(m_sandboxes->values().size(), 1U);
}

void TombstoneRecorderTest::lose()
{
    m_cluster->event(podsPath(), u"DELETED"_s, m_pod);
    QTRY_VERIFY(m_sandboxes->values().empty());
}

store::Tombstones TombstoneRecorderTest::kept()
{
    std::optional<base::Result<store::Tombstones>> found;
    const auto request = m_store->tombstones({}, this, [&found](const auto &result) { found = result; });
    static_cast<void>(QTest::qWaitFor([&found] { return found.has_value(); }, 20'000));
    return found && *found ? **found : store::Tombstones();
}

void TombstoneRecorderTest::keepsWhatWentBeforeTheClusterWasKnown()
{
    watch();
    QSignalSpy buried(m_recorder.get(), &TombstoneRecorder::buried);
    lose();
    m_recorder->settle(); // too early: it is not known whose it is
    m_recorder->begin(u"cluster"_s);
    m_recorder->settle();
    QTRY_COMPARE_WITH_TIMEOUT(buried.size(), 1, 20'000);
    const store::Tombstones all = kept();
    QCOMPARE(all.size(), 1U);
    QCOMPARE(all.front().clusterUid, u"cluster"_s);
    QCOMPARE(all.front().sandboxId, u"a1"_s);
    QCOMPARE(all.front().networkHistory.size(), 1); // what it asked for was seen before, too
}

void TombstoneRecorderTest::keepsWhatWentBeforeTheClusterWasEverKnown()
{
    watch();
    lose();
    m_recorder.reset();
    QCOMPARE(kept().size(), 1U);
}

void TombstoneRecorderTest::saysWhoDeletedIt_data()
{
    const QJsonArray several{u"a1"_s, u"b2"_s};
    const QJsonObject among{{u"sandboxes"_s, several}};
    const QJsonObject notThis{{u"sandboxes"_s, several},
                              {u"failures"_s, QJsonArray{QJsonObject{{u"id"_s, u"a1"_s}, {u"reason"_s, u"no"_s}}}}};
    QTest::addColumn<bool>("isExpected");
    QTest::addColumn<bool>("isRefused");
    QTest::addColumn<QString>("object"); ///< of an entry of the trail, if there is one
    QTest::addColumn<QJsonObject>("parameters");
    QTest::addColumn<QString>("outcome");
    QTest::addColumn<QString>("cause");
    QTest::newRow("we") << true << false << QString() << QJsonObject() << QString() << u"deleted"_s;
    QTest::newRow("somebody") << false << false << QString() << QJsonObject() << QString() << u"deleted-by-other"_s;
    QTest::newRow("somebody, after we were refused")
        << true << true << QString() << QJsonObject() << QString() << u"deleted-by-other"_s;
    QTest::newRow("another program of ours") << false << false << u"a1"_s << QJsonObject() << u"done"_s << u"deleted"_s;
    QTest::newRow("another program of ours was refused")
        << false << false << u"a1"_s << QJsonObject() << u"failed"_s << u"deleted-by-other"_s;
    QTest::newRow("another program, among several")
        << false << false << QString() << among << u"failed"_s << u"deleted"_s;
    QTest::newRow("another program, and not this one of several")
        << false << false << QString() << notThis << u"failed"_s << u"deleted-by-other"_s;
}

void TombstoneRecorderTest::saysWhoDeletedIt()
{
    QFETCH(bool, isExpected);
    QFETCH(bool, isRefused);
    QFETCH(QString, object);
    QFETCH(QJsonObject, parameters);
    QFETCH(QString, outcome);
    watch();
    m_recorder->begin(u"cluster"_s);
    if (isExpected)
        m_recorder->expectRemoval(uid());
    if (isRefused)
        m_recorder->forgetRemoval(uid());
    async::Request written;
    if (!outcome.isEmpty()) {
        store::AuditRecord record;
        record.at = m_clock.wall();
        record.clusterUid = u"cluster"_s;
        record.kind = QString::fromLatin1(store::kinds::sandboxDelete);
        record.object = object;
        record.parameters = parameters;
        record.outcome = outcome;
        written = m_store->record(record, this, [](const auto &) {});
    }
    QSignalSpy buried(m_recorder.get(), &TombstoneRecorder::buried);
    lose();
    m_recorder->settle();
    QTRY_COMPARE_WITH_TIMEOUT(buried.size(), 1, 20'000);
    QTEST(kept().front().cause, "cause");
}

QTEST_GUILESS_MAIN(TombstoneRecorderTest)
#include "tst_tombstone_recorder.moc"
