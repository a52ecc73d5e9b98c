// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"
#include "tests/live/other_client.h"
#include "tests/live/rig_session.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::InternetReceipt;
using sandbox::InternetWish;
using tests::OtherClient;
using tests::RigSession;
using tests::sandboxPath;

namespace {

/// What the API server tells is in the cache within a second.
constexpr int soon = 1000;

} // namespace

/// Sandboxes of a real API server, made and changed by another client.
class LiveSandboxesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seesWhatAnotherClientMakes();
    void switchesTheInternet();
    void seesLabelsOfAnotherClient();
    void doesNotTouchALaterPodOfTheName();
    void leavesAPodWhoseSelectorHasTheLabel();
    void seesANewToken();
    void forgetsWhatIsDeleted();
    void healsWhenTheServerComesBack();

private:
    OtherClient m_other;
    std::unique_ptr<RigSession> m_rig;

    base::Result<InternetReceipt> set(const sandbox::Sandbox &sandbox, InternetWish wish);
};

void LiveSandboxesTest::initTestCase()
{
    m_rig = std::make_unique<RigSession>();
    QVERIFY(m_rig->connectNow());
    QVERIFY(m_rig->session().sandboxes().values().empty());
    QTRY_COMPARE(m_rig->session().namespaces().present(), QStringList{u"liteboxd"_s});
}

base::Result<InternetReceipt> LiveSandboxesTest::set(const sandbox::Sandbox &sandbox, InternetWish wish)
{
    std::optional<base::Result<InternetReceipt>> result;
    const async::Request request = m_rig->session().internetAccess().set(
        sandbox, wish, this, [&result](base::Result<InternetReceipt> got) { result = std::move(got); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }))
        return base::fail(base::ErrorCode::Internal, "no answer");
    return *result;
}

void LiveSandboxesTest::seesWhatAnotherClientMakes()
{
    QElapsedTimer clock;
    for (const QString &id : {u"aaaaaaa1"_s, u"aaaaaaa2"_s, u"aaaaaaa3"_s})
        m_other.createSandbox(id, "10.42.0.1"_L1 + id.back());
    clock.start();
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->session().sandboxes().values().size(), 3U, soon);
    QTRY_COMPARE_WITH_TIMEOUT(m_rig->find(u"aaaaaaa3"_s)->podAddress, u"10.42.0.13"_s, soon);
    qInfo("seen %lld ms after the other client had its answer", clock.elapsed());
    const auto sandbox = m_rig->find(u"aaaaaaa1"_s);
    QCOMPARE(sandbox->state, sandbox::SandboxState::Running);
    QCOMPARE(sandbox->accessToken.reveal(), std::string(64, 'a'));
    QVERIFY(sandbox->internetRequested);
}

void LiveSandboxesTest::switchesTheInternet()
{
    const QString id = u"aaaaaaa1"_s;
    const QJsonObject before = m_other.get(sandboxPath(id));
    for (const InternetWish wish : {InternetWish::Deny, InternetWish::Deny, InternetWish::Allow}) {
        const auto receipt = set(*m_rig->find(id), wish);
        QVERIFY2(receipt, receipt ? "" : receipt.error().text().c_str());
        QTRY_COMPARE_WITH_TIMEOUT(m_rig->find(id)->internetRequested, wish == InternetWish::Allow, soon);
        const QJsonObject labels = m_other.get(sandboxPath(id))[u"metadata"][u"labels"].toObject();
        QCOMPARE(labels.contains(u"liteboxd.io/internet-access"), wish == InternetWish::Allow);
    }
    const QJsonObject after = m_other.get(sandboxPath(id));
    QCOMPARE(after[u"metadata"][u"labels"], before[u"metadata"][u"labels"]);
    QCOMPARE(after[u"metadata"][u"annotations"], before[u"metadata"][u"annotations"]);
    QCOMPARE(after[u"spec"], before[u"spec"]);
}

void LiveSandboxesTest::seesLabelsOfAnotherClient()
{
    const QString id = u"aaaaaaa2"_s;
    for (const QJsonValue &value : {QJsonValue(QJsonValue::Null), QJsonValue(u"true"_s)}) {
        m_other.mergePatch(sandboxPath(id), tests::with({}, u"metadata.labels.liteboxd|io/internet-access"_s, value));
        QTRY_COMPARE_WITH_TIMEOUT(m_rig->find(id)->internetRequested, value.isString(), soon);
    }
}

void LiveSandboxesTest::doesNotTouchALaterPodOfTheName()
{
    sandbox::Sandbox earlier = *m_rig->find(u"aaaaaaa2"_s);
    earlier.uid = u"00000000-0000-0000-0000-000000000000"_s;
    const auto receipt = set(earlier, InternetWish::Deny);
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, base::ErrorCode::Conflict);
    const QJsonObject labels = m_other.get(sandboxPath(u"aaaaaaa2"_s))[u"metadata"][u"labels"].toObject();
    QVERIFY(labels.contains(u"liteboxd.io/internet-access"));

    earlier.podName = u"sandbox-none"_s;
    QCOMPARE(set(earlier, InternetWish::Deny).error().code, base::ErrorCode::NotFound);
}

void LiveSandboxesTest::leavesAPodWhoseSelectorHasTheLabel()
{
    const QJsonObject labels{
        {u"app"_s, u"liteboxd"_s}, {u"sandbox-id"_s, u"bbbbbbb1"_s}, {u"liteboxd.io/internet-access"_s, u"true"_s}};
    const QJsonObject spec{
        {u"containers"_s, QJsonArray{QJsonObject{{u"name"_s, u"main"_s}, {u"image"_s, u"busybox"_s}}}}};
    const QJsonObject replicaSet = m_other.create(
        u"/apis/apps/v1/namespaces/liteboxd/replicasets"_s,
        {{u"metadata"_s, QJsonObject{{u"name"_s, u"sandbox-bbbbbbb1-5d"_s}}},
         {u"spec"_s, QJsonObject{{u"replicas"_s, 1},
                                 {u"selector"_s, QJsonObject{{u"matchLabels"_s, labels}}},
                                 {u"template"_s, QJsonObject{{u"metadata"_s, QJsonObject{{u"labels"_s, labels}}},
                                                             {u"spec"_s, spec}}}}}});
    const QJsonObject owner{{u"apiVersion"_s, u"apps/v1"_s},
                            {u"kind"_s, u"ReplicaSet"_s},
                            {u"name"_s, u"sandbox-bbbbbbb1-5d"_s},
                            {u"uid"_s, replicaSet[u"metadata"][u"uid"]},
                            {u"controller"_s, true}};
    m_other.create(tests::podsPath(), {{u"metadata"_s, QJsonObject{{u"name"_s, u"sandbox-bbbbbbb1-5d-x2"_s},
                                                                   {u"labels"_s, labels},
                                                                   {u"ownerReferences"_s, QJsonArray{owner}}}},
                                       {u"spec"_s, spec}});
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->find(u"bbbbbbb1"_s), soon);

    const auto receipt = set(*m_rig->find(u"bbbbbbb1"_s), InternetWish::Deny);

    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, base::ErrorCode::Unsupported);
    m_other.remove(tests::podsPath(u"sandbox-bbbbbbb1-5d-x2"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->find(u"bbbbbbb1"_s), soon);
}

void LiveSandboxesTest::seesANewToken()
{
    const QString id = u"aaaaaaa2"_s;
    bool kept = false;
    const async::Request request =
        m_rig->session().tokens().keep(*m_rig->find(id), this, [&kept](auto result) { kept = result.has_value(); });
    QTRY_VERIFY(kept);

    const QString fresh(64, u'b');
    m_other.mergePatch(sandboxPath(id), tests::with({}, u"metadata.annotations.liteboxd|io/access-token"_s, fresh));

    QTRY_COMPARE_WITH_TIMEOUT(m_rig->find(id)->accessToken.reveal(), fresh.toStdString(), soon);
    const auto &entries = m_rig->keychain().kept;
    QTRY_VERIFY(entries.size() == 1 && entries.begin()->second == fresh.toStdString());
    QVERIFY(entries.begin()->first.startsWith(m_rig->session().cluster().uid()));
    QVERIFY(entries.begin()->first.endsWith(id));
}

void LiveSandboxesTest::forgetsWhatIsDeleted()
{
    m_other.remove(sandboxPath(u"aaaaaaa2"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!m_rig->find(u"aaaaaaa2"_s), soon);
    QTRY_VERIFY(m_rig->keychain().kept.empty());
}

void LiveSandboxesTest::healsWhenTheServerComesBack()
{
    OtherClient::control(u"stop-apiserver"_s);
    QTRY_VERIFY_WITH_TIMEOUT(std::holds_alternative<session::Stale>(m_rig->session().connection().state()), soon);
    QCOMPARE(m_rig->session().sandboxes().values().size(), 2U);

    OtherClient::control(u"start-apiserver"_s);
    QElapsedTimer clock;
    clock.start();
    m_other.createSandbox(u"aaaaaaa4"_s, u"10.42.0.14"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_rig->find(u"aaaaaaa4"_s) && m_rig->isConnected(), 2000);
    qInfo("right again %lld ms after the server was ready", clock.elapsed());
    QCOMPARE(m_rig->session().sandboxes().values().size(), 3U);
}

QTEST_GUILESS_MAIN(LiveSandboxesTest)
#include "tst_live_sandboxes.moc"
