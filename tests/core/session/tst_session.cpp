// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/login_plan.h"
#include "core/session/session.h"
#include "tests/core/fakes/account_rules.h"
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using session::KeptTokens;
using session::Session;
using session::TokenKeeper;
using tests::FakeCluster;
using tests::FakeKeychain;
using tests::listOf;
using tests::podObject;
using tests::podsPath;
using tests::with;

namespace {

base::SandboxId id(const char *text)
{
    return *base::SandboxId::parse(text);
}

QJsonObject namespaceObject(const QString &uid)
{
    return {{u"metadata"_s, QJsonObject{{u"uid"_s, uid}}}};
}

const QString tokenPath = u"metadata.annotations.liteboxd|io/access-token"_s;

/// Under which the session of makeSession() keeps tokens.
QString clusterKey(const kube::ConnectionSettings &connection = {})
{
    return u"c1@"_s + QString::fromStdString(kube::serverFingerprint(connection));
}

QString entryOf(const char *id)
{
    return clusterKey() + u'/' + QString::fromLatin1(id);
}

} // namespace

class SessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void connectsAndLearns();
    void asksWhatTheAccountMay();
    void refusesAConnectionThatCannotBe();
    void keepsACopiedToken();
    void keepsNothingWithoutNeed_data();
    void keepsNothingWithoutNeed();
    void followsATokenThatChanges();
    void removesATokenWithItsSandbox();
    void removesWhatWentWhileItDidNotRun();
    void triesAgainWhatCouldNotBeRemoved();
    void aClusterThatClaimsAnothersUidGetsAtNothing();
    void aHungServerMakesTheSandboxesStale();
    void survivesItsCallers();
    void endsInTheMiddle();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<KeptTokens> m_kept;
    FakeKeychain m_keychain;
    FakeCluster *m_cluster = nullptr; ///< belongs to the session
    std::unique_ptr<Session> m_session;

    void makeSession();
    void connectNow();
    base::Result<void> keep(const sandbox::Sandbox &sandbox);
};

void SessionTest::init()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction())),
                                             QSettings::IniFormat);
    m_kept = std::make_unique<KeptTokens>(*m_settings);
    m_keychain = FakeKeychain();
    makeSession();
}

void SessionTest::cleanup()
{
    m_session.reset();
}

void SessionTest::makeSession()
{
    m_session.reset();
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_cluster->on(u"GET"_s, u"/version"_s, QJsonObject{{u"gitVersion"_s, u"v1.34.4"_s}});
    m_cluster->on(u"GET"_s, u"/api/v1/namespaces/kube-system"_s, namespaceObject(u"c1"_s));
    m_cluster->on(u"GET"_s, u"/api/v1/namespaces/liteboxd"_s, namespaceObject(u"n1"_s));
    m_cluster->on(u"GET"_s, podsPath(), listOf({podObject(u"aa"_s), podObject(u"bb"_s)}));
    auto made = Session::create({}, m_keychain, *m_kept, std::make_unique<kube::ApiClient>(std::move(cluster)));
    QVERIFY(made);
    m_session = std::move(*made);
}

void SessionTest::connectNow()
{
    m_session->start();
    QTRY_VERIFY(std::holds_alternative<session::Connected>(m_session->connection().state()));
    QTRY_COMPARE(m_session->cluster().uid(), u"c1"_s);
    QTRY_VERIFY(m_cluster->hasWatch(podsPath()));
}

base::Result<void> SessionTest::keep(const sandbox::Sandbox &sandbox)
{
    std::optional<base::Result<void>> result;
    const async::Request request =
        m_session->tokens().keep(sandbox, this, [&result](base::Result<void> got) { result = std::move(got); });
    if (result || !QTest::qWaitFor([&result] { return result.has_value(); }))
        return base::fail(base::ErrorCode::Internal, "inline, or no answer");
    return *result;
}

void SessionTest::connectsAndLearns()
{
    QSignalSpy found(&m_session->namespaces(), &session::NamespaceFinder::found);
    connectNow();
    QCOMPARE(m_session->sandboxes().values().size(), 2U);
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(m_session->namespaces().present(), QStringList{u"liteboxd"_s});
    QCOMPARE(m_session->policies().manifests().size(), 7U);
}

void SessionTest::asksWhatTheAccountMay()
{
    const kube::AccessQuestion patchPods{"patch", "", "pods", "liteboxd"};
    const auto answer = [&] { return m_session->permissions().answer(patchPods); };
    const auto asked = [this] {
        const auto &requests = m_cluster->requests();
        return std::count_if(requests.begin(), requests.end(),
                             [](const auto &request) { return request.path == tests::rulesReviewPath(); });
    };
    using Answer = kube::Permissions::Answer;
    tests::permitOnly(*m_cluster, {u"list,watch pods"_s});
    QCOMPARE(m_session->permissions().nameSpace(), "liteboxd");
    QCOMPARE(answer(), Answer::Unknown);
    connectNow();
    QTRY_COMPARE(answer(), Answer::Denied);
    QCOMPARE(asked(), 1);

    m_cluster->setFault(base::ErrorCode::ConnectionLost);
    QTRY_VERIFY(std::holds_alternative<session::Stale>(m_session->connection().state()));
    QCOMPARE(answer(), Answer::Denied); // as far as is known
    m_cluster->setFault(std::nullopt);
    tests::permitOnly(*m_cluster, {u"list,watch,patch pods"_s});
    QTRY_COMPARE(answer(), Answer::Allowed);
    QCOMPARE(asked(), 2);

    tests::permitOnly(*m_cluster, {});
    m_session->retryNow();
    QTRY_COMPARE(answer(), Answer::Denied);
    QCOMPARE(asked(), 3);

    tests::permitOnly(*m_cluster, {u"* *"_s});
    m_session->renewLogin(m_session->settings().connection);
    QTRY_COMPARE(answer(), Answer::Allowed);
    QCOMPARE(asked(), 4);
}

void SessionTest::refusesAConnectionThatCannotBe()
{
    session::SessionSettings settings;
    settings.connection.server = "https://127.0.0.1:1";
    settings.connection.caPem = "no certificate";
    const auto made = Session::create(settings, m_keychain, *m_kept);
    QVERIFY(!made);
    QCOMPARE(made.error().code, base::ErrorCode::Malformed);
}

void SessionTest::keepsACopiedToken()
{
    connectNow();
    QVERIFY(keep(*m_session->sandboxes().find(id("aa"))));
    QCOMPARE(m_keychain.kept.size(), 1U);
    QCOMPARE(m_keychain.kept[entryOf("aa")], std::string(64, 'a'));
    QVERIFY(m_kept->contains(clusterKey(), u"liteboxd"_s, id("aa")));
    for (const QString &key : m_settings->allKeys())
        QVERIFY(!m_settings->value(key).toStringList().join(u' ').contains(QString(64, u'a')));
}

void SessionTest::keepsNothingWithoutNeed_data()
{
    QTest::addColumn<bool>("identified");
    QTest::addColumn<bool>("hasToken");
    QTest::addColumn<std::optional<base::ErrorCode>>("fault");
    QTest::addColumn<base::ErrorCode>("code");
    using Code = base::ErrorCode;
    QTest::newRow("no token") << true << false << std::optional<Code>() << Code::InvalidArgument;
    QTest::newRow("cluster unknown") << false << true << std::optional<Code>() << Code::NotFound;
    QTest::newRow("keychain locked") << true << true << std::optional(Code::KeychainLocked) << Code::KeychainLocked;
    QTest::newRow("keychain absent") << true << true << std::optional(Code::KeychainUnavailable)
                                     << Code::KeychainUnavailable;
}

void SessionTest::keepsNothingWithoutNeed()
{
    QFETCH(bool, identified);
    QFETCH(bool, hasToken);
    QFETCH(std::optional<base::ErrorCode>, fault);
    QFETCH(base::ErrorCode, code);
    if (identified)
        connectNow();
    sandbox::Sandbox value{.id = id("aa")};
    if (hasToken)
        value.accessToken = base::Secret("token");
    m_keychain.setFault(fault);
    const auto result = keep(value);
    QVERIFY(!result);
    QCOMPARE(result.error().code, code);
    QVERIFY(m_keychain.kept.empty());
}

void SessionTest::followsATokenThatChanges()
{
    connectNow();
    QVERIFY(keep(*m_session->sandboxes().find(id("aa"))));
    const QString fresh(64, u'b');
    m_cluster->event(podsPath(), u"MODIFIED"_s, with(podObject(u"aa"_s), tokenPath, fresh));
    m_cluster->event(podsPath(), u"MODIFIED"_s, with(podObject(u"bb"_s), tokenPath, fresh));
    QTRY_COMPARE(m_keychain.kept[entryOf("aa")], fresh.toStdString());
    QCOMPARE(m_keychain.kept.size(), 1U); // nobody copied that of bb

    // Other changes are no reason to write.
    const int writes = m_keychain.writes;
    const QJsonObject moved = with(with(podObject(u"aa"_s), tokenPath, fresh), u"spec.nodeName"_s, u"node-2"_s);
    m_cluster->event(podsPath(), u"MODIFIED"_s, moved);
    QTRY_COMPARE(m_session->sandboxes().find(id("aa"))->nodeName, u"node-2"_s);
    QCOMPARE(m_keychain.writes, writes);

    // A token taken away is kept no longer.
    m_cluster->event(podsPath(), u"MODIFIED"_s, with(podObject(u"aa"_s), tokenPath, QJsonValue::Undefined));
    QTRY_VERIFY(m_keychain.kept.empty());
}

void SessionTest::removesATokenWithItsSandbox()
{
    connectNow();
    QVERIFY(keep(*m_session->sandboxes().find(id("aa"))));
    QVERIFY(keep(*m_session->sandboxes().find(id("bb"))));
    m_cluster->event(podsPath(), u"DELETED"_s, podObject(u"aa"_s));
    QTRY_COMPARE(m_keychain.kept.size(), 1U);
    QVERIFY(m_keychain.kept.contains(entryOf("bb")));
    QTRY_VERIFY(!m_kept->contains(clusterKey(), u"liteboxd"_s, id("aa")));
}

void SessionTest::removesWhatWentWhileItDidNotRun()
{
    m_kept->add(clusterKey(), u"liteboxd"_s, id("aa"));
    m_kept->add(clusterKey(), u"liteboxd"_s, id("gone"));
    m_kept->add(clusterKey(), u"elsewhere"_s, id("other"));
    m_keychain.kept = {{entryOf("aa"), "1"}, {entryOf("gone"), "2"}, {entryOf("other"), "3"}};
    connectNow();
    QTRY_VERIFY(!m_kept->contains(clusterKey(), u"liteboxd"_s, id("gone")));
    QCOMPARE(m_keychain.kept.size(), 2U);
    QVERIFY(m_keychain.kept.contains(entryOf("aa")) && m_keychain.kept.contains(entryOf("other")));
}

void SessionTest::triesAgainWhatCouldNotBeRemoved()
{
    connectNow();
    QVERIFY(keep(*m_session->sandboxes().find(id("aa"))));
    QSignalSpy failed(&m_session->tokens(), &TokenKeeper::failed);
    m_keychain.setFault(base::ErrorCode::KeychainLocked);
    m_cluster->event(podsPath(), u"DELETED"_s, podObject(u"aa"_s));
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_keychain.kept.size(), 1U);

    m_keychain.setFault(std::nullopt);
    makeSession();
    m_cluster->on(u"GET"_s, podsPath(), listOf({podObject(u"bb"_s)}));
    connectNow();
    QTRY_VERIFY(m_keychain.kept.empty());
}

/// It could have another cluster's tokens deleted, or learn which there are.
void SessionTest::aClusterThatClaimsAnothersUidGetsAtNothing()
{
    kube::ConnectionSettings other;
    other.server = "https://elsewhere.example";
    m_kept->add(clusterKey(other), u"liteboxd"_s, id("gone"));
    m_keychain.kept = {{clusterKey(other) + u"/gone"_s, "1"}};
    connectNow();
    m_cluster->event(podsPath(), u"DELETED"_s, podObject(u"aa"_s));
    QTRY_COMPARE(m_session->sandboxes().values().size(), 1U);
    QCOMPARE(m_keychain.kept.size(), 1U);
    QVERIFY(m_kept->contains(clusterKey(other), u"liteboxd"_s, id("gone")));
}

/// It keeps the watch's connection open and says nothing; rows would look fresh until the watch is missed.
void SessionTest::aHungServerMakesTheSandboxesStale()
{
    using Phase = kube::SyncState::Phase;
    connectNow();
    m_cluster->setSilent(true);
    m_session->connection().start();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->sandboxes().state().phase, Phase::Stale, 8000);
    QVERIFY(std::holds_alternative<session::Stale>(m_session->connection().state()));
    QCOMPARE(m_session->sandboxes().values().size(), 2U);
    m_cluster->setSilent(false);
    m_session->connection().start();
    QTRY_COMPARE(m_session->sandboxes().state().phase, Phase::Live);
    QTRY_VERIFY(std::holds_alternative<session::Connected>(m_session->connection().state()));
}

void SessionTest::survivesItsCallers()
{
    connectNow();
    const sandbox::SandboxPtr sandbox = m_session->sandboxes().find(id("aa"));
    bool told = false;
    const auto tell = [&told](const base::Result<void> &) { told = true; };
    {
        const async::Request dropped = m_session->tokens().keep(*sandbox, this, tell);
    }
    async::Request orphan;
    {
        QObject context;
        orphan = m_session->tokens().keep(*sandbox, &context, tell);
    }
    QVERIFY(keep(*sandbox));
    QVERIFY(!told);
}

void SessionTest::endsInTheMiddle()
{
    m_session->start();
    m_session.reset(); // before anything has answered
    makeSession();
    connectNow();
    m_cluster->event(podsPath(), u"DELETED"_s, podObject(u"aa"_s));
    m_session.reset(); // with a batch on its way
    QVERIFY(m_keychain.kept.empty());
}

QTEST_GUILESS_MAIN(SessionTest)
#include "tst_session.moc"
