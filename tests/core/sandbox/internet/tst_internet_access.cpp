// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/internet_access.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::InternetReceipt;
using sandbox::InternetWish;
using sandbox::Sandbox;
using tests::FakeCluster;
using tests::podsPath;
using tests::SeenRequest;

namespace {

const QString replicaSetPath = u"/apis/apps/v1/namespaces/liteboxd/replicasets/rs"_s;

Sandbox plainSandbox()
{
    Sandbox value{.id = *base::SandboxId::parse("aa")};
    value.podName = u"sandbox-aa"_s;
    value.podNamespace = u"liteboxd"_s;
    value.uid = u"uid-1"_s;
    return value;
}

Sandbox controlledSandbox(const QString &kind)
{
    Sandbox value = plainSandbox();
    value.podName = u"sandbox-aa-77-x"_s;
    value.controller = sandbox::Controller{kind, u"rs"_s, u"rs-uid"_s};
    return value;
}

QJsonObject replicaSet(const char *selector, const QString &uid = u"rs-uid"_s)
{
    return {{u"metadata"_s, QJsonObject{{u"uid"_s, uid}}},
            {u"spec"_s, QJsonObject{{u"selector"_s, QJsonDocument::fromJson(selector).object()}}}};
}

} // namespace

class InternetAccessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void patchesThatLabelAlone_data();
    void patchesThatLabelAlone();
    void saysWhoElseLooksAfterThePod();
    void asksTheSelectorFirst_data();
    void asksTheSelectorFirst();
    void refusesWhatItCannotJudge_data();
    void refusesWhatItCannotJudge();
    void passesRefusalsOn_data();
    void passesRefusalsOn();
    void saysWhatMayHaveBeenDone_data();
    void saysWhatMayHaveBeenDone();
    void survivesItsCallers();
    void endsWithItsOwner();

private:
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<sandbox::InternetAccess> m_access;

    base::Result<InternetReceipt> set(const Sandbox &sandbox, InternetWish wish = InternetWish::Allow);
};

void InternetAccessTest::init()
{
    m_access.reset();
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    m_access = std::make_unique<sandbox::InternetAccess>(*m_api);
    m_cluster->on(u"PATCH"_s, podsPath(u"sandbox-aa"_s), QJsonObject{});
    m_cluster->on(u"PATCH"_s, podsPath(u"sandbox-aa-77-x"_s), QJsonObject{});
}

base::Result<InternetReceipt> InternetAccessTest::set(const Sandbox &sandbox, InternetWish wish)
{
    std::optional<base::Result<InternetReceipt>> result;
    const async::Request request =
        m_access->set(sandbox, wish, this, [&result](base::Result<InternetReceipt> got) { result = std::move(got); });
    if (result || !QTest::qWaitFor([&result] { return result.has_value(); }))
        return base::fail(base::ErrorCode::Internal, "inline, or no answer");
    return *result;
}

void InternetAccessTest::patchesThatLabelAlone_data()
{
    QTest::addColumn<InternetWish>("wish");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("allow") << InternetWish::Allow
                           << QByteArray(
                                  R"({"metadata":{"labels":{"liteboxd.io/internet-access":"true"},"uid":"uid-1"}})");
    QTest::newRow("deny") << InternetWish::Deny
                          << QByteArray(
                                 R"({"metadata":{"labels":{"liteboxd.io/internet-access":null},"uid":"uid-1"}})");
}

void InternetAccessTest::patchesThatLabelAlone()
{
    QFETCH(InternetWish, wish);
    QFETCH(QByteArray, body);

    const auto receipt = set(plainSandbox(), wish);

    QVERIFY(receipt);
    QVERIFY(*receipt == (InternetReceipt{wish, false, false}));
    const QList<SeenRequest> requests = m_cluster->takeRequests();
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests[0].contentType, QByteArray("application/merge-patch+json"));
    QCOMPARE(requests[0].body, QJsonDocument::fromJson(body).object());
    QCOMPARE(requests[0].query.queryItemValue(u"fieldManager"_s), u"liteboxd-console"_s);
}

void InternetAccessTest::saysWhoElseLooksAfterThePod()
{
    Sandbox managed = plainSandbox();
    managed.managedBy = u"liteboxd-server"_s;
    QVERIFY(set(managed)->managedByServer);

    m_cluster->on(u"GET"_s, replicaSetPath, replicaSet(R"({"matchLabels":{"app":"liteboxd"}})"));
    QVERIFY(set(controlledSandbox(u"ReplicaSet"_s))->lostWithPod);
}

void InternetAccessTest::asksTheSelectorFirst_data()
{
    QTest::addColumn<QByteArray>("selector");
    QTest::addColumn<bool>("permits");
    QTest::newRow("other labels") << QByteArray(R"({"matchLabels":{"app":"liteboxd","sandbox-id":"aa"}})") << true;
    QTest::newRow("empty") << QByteArray("{}") << true;
    QTest::newRow("the label") << QByteArray(R"({"matchLabels":{"liteboxd.io/internet-access":"true"}})") << false;
    QTest::newRow("an expression")
        << QByteArray(
               R"({"matchExpressions":[{"key":"x"},{"key":"liteboxd.io/internet-access","operator":"DoesNotExist"}]})")
        << false;
}

void InternetAccessTest::asksTheSelectorFirst()
{
    QFETCH(QByteArray, selector);
    QFETCH(bool, permits);
    m_cluster->on(u"GET"_s, replicaSetPath, replicaSet(selector.constData()));

    const auto receipt = set(controlledSandbox(u"ReplicaSet"_s));

    QCOMPARE(receipt.has_value(), permits);
    QCOMPARE(m_cluster->takeRequests().size(), permits ? 2 : 1);
    if (!permits)
        QCOMPARE(receipt.error().code, base::ErrorCode::Unsupported);
}

void InternetAccessTest::refusesWhatItCannotJudge_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("uid");
    QTest::addColumn<base::ErrorCode>("code");
    QTest::newRow("another controller") << u"StatefulSet"_s << 200 << u"rs-uid"_s << base::ErrorCode::Unsupported;
    QTest::newRow("ReplicaSet may not be read") << u"ReplicaSet"_s << 403 << u"rs-uid"_s << base::ErrorCode::Forbidden;
    QTest::newRow("ReplicaSet is gone") << u"ReplicaSet"_s << 404 << u"rs-uid"_s << base::ErrorCode::NotFound;
    QTest::newRow("ReplicaSet was replaced") << u"ReplicaSet"_s << 200 << u"other"_s << base::ErrorCode::Conflict;
}

void InternetAccessTest::refusesWhatItCannotJudge()
{
    QFETCH(QString, kind);
    QFETCH(int, status);
    QFETCH(QString, uid);
    QFETCH(base::ErrorCode, code);
    if (status == 200)
        m_cluster->on(u"GET"_s, replicaSetPath, replicaSet("{}", uid));
    else
        m_cluster->refuse(u"GET"_s, replicaSetPath, status, status == 403 ? u"Forbidden"_s : u"NotFound"_s);

    const auto receipt = set(controlledSandbox(kind));

    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, code);
    const auto requests = m_cluster->takeRequests();
    for (const SeenRequest &request : requests)
        QCOMPARE(request.method, u"GET"_s);
}

void InternetAccessTest::passesRefusalsOn_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<base::ErrorCode>("code");
    QTest::newRow("pod is gone") << 404 << u"NotFound"_s << base::ErrorCode::NotFound;
    QTest::newRow("pod was replaced") << 422 << u"Invalid"_s << base::ErrorCode::Conflict;
    QTest::newRow("somebody else was quicker") << 409 << u"Conflict"_s << base::ErrorCode::Conflict;
    QTest::newRow("not permitted") << 403 << u"Forbidden"_s << base::ErrorCode::Forbidden;
}

void InternetAccessTest::passesRefusalsOn()
{
    QFETCH(int, status);
    QFETCH(QString, reason);
    QFETCH(base::ErrorCode, code);
    m_cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-aa"_s), status, reason);
    const auto receipt = set(plainSandbox());
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().code, code);
}

void InternetAccessTest::saysWhatMayHaveBeenDone_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("mayBeDone");
    QTest::newRow("timed out inside the cluster") << 504 << true;
    QTest::newRow("failed inside the cluster") << 500 << true;
    QTest::newRow("not permitted") << 403 << false;
    QTest::newRow("too many requests") << 429 << false;
}

void InternetAccessTest::saysWhatMayHaveBeenDone()
{
    QFETCH(int, status);
    QFETCH(bool, mayBeDone);
    m_cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-aa"_s), status, u"Reason"_s);
    const auto receipt = set(plainSandbox());
    QVERIFY(!receipt);
    QCOMPARE(receipt.error().httpStatus, status);
    QCOMPARE(receipt.error().effect == base::ErrorEffect::Unknown, mayBeDone);
}

void InternetAccessTest::survivesItsCallers()
{
    bool told = false;
    const auto tell = [&told](const base::Result<InternetReceipt> &) { told = true; };
    {
        const async::Request dropped = m_access->set(plainSandbox(), InternetWish::Allow, this, tell);
    }
    async::Request orphan;
    {
        QObject context;
        orphan = m_access->set(plainSandbox(), InternetWish::Allow, &context, tell);
    }
    QVERIFY(set(plainSandbox()));
    QVERIFY(!told);
}

void InternetAccessTest::endsWithItsOwner()
{
    std::optional<base::Result<InternetReceipt>> result;
    const async::Request request =
        m_access->set(plainSandbox(), InternetWish::Allow, this,
                      [&result](base::Result<InternetReceipt> got) { result = std::move(got); });
    m_access.reset();
    QTRY_VERIFY(result);
    QCOMPARE(result->error().code, base::ErrorCode::ConnectionLost);
}

QTEST_GUILESS_MAIN(InternetAccessTest)
#include "tst_internet_access.moc"
