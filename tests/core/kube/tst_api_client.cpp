// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_transport.h"

#include "core/kube/api_client.h"
#include "core/kube/field_conflict.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace liteboxd;
using base::ErrorCode;

namespace {

const kube::ResourcePath pods{kube::resources::pods(), "liteboxd"};
const kube::ResourcePath podA{kube::resources::pods(), "liteboxd", "a"};

} // namespace

class TestApiClient : public QObject
{
    Q_OBJECT

private:
    FakeTransport *m_transport = nullptr;
    std::unique_ptr<kube::ApiClient> m_client;

    FakeExchange *wire() const { return m_transport->last(); }

    /// Waits for the exchange after `count`.
    void expectNext(qsizetype count) const { QTRY_VERIFY(m_transport->count() > count && wire()); }

    template<class T>
    async::Callback<T> into(std::optional<base::Result<T>> &slot)
    {
        return [&slot](base::Result<T> result) { slot = std::move(result); };
    }

    void expectRequest(const char *method, const char *target, const char *type, const QByteArray &body) const
    {
        const auto &request = wire()->request();
        QCOMPARE(request.method, QByteArray(method));
        QCOMPARE(request.target, std::string(target));
        QCOMPARE(request.contentType, QByteArray(type));
        QCOMPARE(request.body, body);
    }

private Q_SLOTS:
    void init()
    {
        auto transport = std::make_unique<FakeTransport>();
        m_transport = transport.get();
        m_client = std::make_unique<kube::ApiClient>(std::move(transport));
    }

    void getsAnObject()
    {
        std::optional<base::Result<QJsonObject>> result;
        const auto request = m_client->get(podA, this, into(result));
        expectRequest("GET", "/api/v1/namespaces/liteboxd/pods/a", "", "");
        wire()->answer(FakeTransport::pod("a", "7"));
        QVERIFY(!result); // never inline
        QTRY_VERIFY(result);
        QCOMPARE(**result, FakeTransport::pod("a", "7"));
        QVERIFY(!request.isPending());
    }

    void tellsErrors()
    {
        std::optional<base::Result<QJsonObject>> result;
        const auto request = m_client->get(podA, this, into(result));
        wire()->refuse(404, "NotFound", "pods \"a\" not found");
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, ErrorCode::NotFound);
        QCOMPARE(result->error().text(), "pods/a in namespace liteboxd: pods \"a\" not found");
    }

    void tellsLostConnections()
    {
        std::optional<base::Result<QJsonObject>> result;
        const auto request = m_client->get(podA, this, into(result));
        wire()->fail(ErrorCode::ConnectionRefused);
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, ErrorCode::ConnectionRefused);
    }

    void refusesWhatIsNoObject()
    {
        std::optional<base::Result<QJsonObject>> result;
        const auto request = m_client->get(podA, this, into(result));
        wire()->head();
        wire()->bytes("<html>");
        wire()->finish();
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, ErrorCode::ProtocolViolated);
        QCOMPARE(result->error().context, "pods/a in namespace liteboxd");
    }

    void cancellingEndsTheExchange()
    {
        std::optional<base::Result<QJsonObject>> result;
        {
            const auto request = m_client->get(podA, this, into(result));
            QVERIFY(request.isPending());
            QVERIFY(wire());
        }
        QVERIFY(!wire());
        QCoreApplication::processEvents();
        QVERIFY(!result);
    }

    void cancellingAfterTheAnswerKeepsItQuiet()
    {
        std::optional<base::Result<QJsonObject>> result;
        auto request = m_client->get(podA, this, into(result));
        wire()->answer({});
        request.cancel();
        QCoreApplication::processEvents();
        QVERIFY(!result);
    }

    void aLostContextEndsTheExchange()
    {
        std::optional<base::Result<QJsonObject>> result;
        auto context = std::make_unique<QObject>();
        const auto request = m_client->get(podA, context.get(), into(result));
        context.reset();
        QTRY_VERIFY(!wire());
        QVERIFY(!result);
    }

    void aLostClientEndsAllWithAnError()
    {
        std::optional<base::Result<QJsonObject>> object;
        std::optional<base::Result<kube::ObjectList>> list;
        const auto first = m_client->get(podA, this, into(object));
        const auto second = m_client->list({pods}, this, into(list));
        m_client.reset();
        QTRY_VERIFY(object && list);
        QCOMPARE(object->error().code, ErrorCode::ConnectionLost);
        QCOMPARE(list->error().code, ErrorCode::ConnectionLost);
    }

    void listsAllPages()
    {
        std::optional<base::Result<kube::ObjectList>> result;
        const auto request = m_client->list({pods, "app=x"}, this, into(result));
        QCOMPARE(wire()->request().target, "/api/v1/namespaces/liteboxd/pods?labelSelector=app%3Dx&limit=500");
        wire()->answer(FakeTransport::page({FakeTransport::pod("a", "1")}, "10", "next"));
        expectNext(1);
        QCOMPARE(wire()->query().queryItemValue(QStringLiteral("continue")), QStringLiteral("next"));
        wire()->answer(FakeTransport::page({FakeTransport::pod("b", "2")}, "10"));
        QTRY_VERIFY(result);
        QCOMPARE((*result)->items.size(), 2);
        QCOMPARE((*result)->resourceVersion, "10");
    }

    /// Five hundred pods are megabytes: they are not read on this thread, on which a window is drawn.
    void largePagesAreReadOnThePool()
    {
        QSemaphore ended;
        QThreadPool &pool = *QThreadPool::globalInstance();
        for (int thread = 0; thread < pool.maxThreadCount(); ++thread)
            pool.start([&ended] { ended.acquire(); });
        std::optional<base::Result<kube::ObjectList>> result;
        const auto request = m_client->list({pods}, this, into(result));
        QJsonArray items;
        for (int at = 0; at < 2000; ++at)
            items.append(FakeTransport::pod("a-pod-with-a-name-of-some-length", "1"));
        wire()->answer(FakeTransport::page(items, "10"));
        const bool came = QTest::qWaitFor([&result] { return result.has_value(); }, 100);
        ended.release(pool.maxThreadCount());
        QVERIFY(!came);
        QTRY_VERIFY(result);
        QCOMPARE((*result)->items.size(), 2000);
    }

    void expiredPagesAreListedInOne()
    {
        std::optional<base::Result<kube::ObjectList>> result;
        const auto request = m_client->list({pods}, this, into(result));
        wire()->answer(FakeTransport::page({FakeTransport::pod("a", "1")}, "10", "next"));
        expectNext(1);
        wire()->refuse(410, "Expired");
        expectNext(2);
        QCOMPARE(wire()->request().target, "/api/v1/namespaces/liteboxd/pods");
        wire()->answer(FakeTransport::page({FakeTransport::pod("b", "2")}, "11"));
        QTRY_VERIFY(result);
        QCOMPARE((*result)->items.size(), 1);
    }

    void aCancelledListEndsInTheMiddle()
    {
        std::optional<base::Result<kube::ObjectList>> result;
        auto request = m_client->list({pods}, this, into(result));
        wire()->answer(FakeTransport::page({}, "10", "next"));
        request.cancel();
        QTRY_VERIFY(!wire());
        QVERIFY(!result);
    }

    void creates()
    {
        std::optional<base::Result<QJsonObject>> result;
        const auto request = m_client->create(pods, {{QStringLiteral("kind"), QStringLiteral("Pod")}},
                                              {kube::Persistence::DryRun}, this, into(result));
        expectRequest("POST", "/api/v1/namespaces/liteboxd/pods?dryRun=All&fieldManager=liteboxd-console",
                      "application/json", R"({"kind":"Pod"})");
        wire()->refuse(409, "AlreadyExists");
        QTRY_VERIFY(result);
        QCOMPARE(result->error().code, ErrorCode::AlreadyExists);
    }

    void removes()
    {
        std::optional<base::Result<QJsonObject>> result;
        kube::RemoveOptions options;
        options.uid = "u-1";
        options.gracePeriodSeconds = 0;
        const auto request = m_client->remove(podA, options, this, into(result));
        expectRequest(
            "DELETE", "/api/v1/namespaces/liteboxd/pods/a", "application/json",
            R"({"apiVersion":"v1","gracePeriodSeconds":0,"kind":"DeleteOptions","preconditions":{"uid":"u-1"}})");
        wire()->answer({{QStringLiteral("kind"), QStringLiteral("Status")}});
        QTRY_VERIFY(result);
        QVERIFY(result->has_value());
    }

    void patches()
    {
        std::optional<base::Result<QJsonObject>> result;
        auto request = m_client->patch(podA, kube::Patch::merge({{QStringLiteral("a"), QJsonValue::Null}}), {}, this,
                                       into(result));
        expectRequest("PATCH", "/api/v1/namespaces/liteboxd/pods/a?fieldManager=liteboxd-console",
                      "application/merge-patch+json", R"({"a":null})");
        request =
            m_client->patch(podA, kube::Patch::json({QJsonObject{{QStringLiteral("op"), QStringLiteral("test")}}}), {},
                            this, into(result));
        expectRequest("PATCH", "/api/v1/namespaces/liteboxd/pods/a?fieldManager=liteboxd-console",
                      "application/json-patch+json", R"([{"op":"test"}])");
    }

    void applies()
    {
        std::optional<base::Result<QJsonObject>> result;
        kube::ApplyOptions options{kube::Ownership::Take, kube::Persistence::DryRun, "someone"};
        const auto request =
            m_client->apply(podA, {{QStringLiteral("kind"), QStringLiteral("Pod")}}, options, this, into(result));
        expectRequest("PATCH", "/api/v1/namespaces/liteboxd/pods/a?dryRun=All&fieldManager=someone&force=true",
                      "application/apply-patch+yaml", R"({"kind":"Pod"})");
    }

    void reviewsAccess()
    {
        std::optional<base::Result<kube::AccessAnswer>> result;
        const auto request = m_client->reviewAccess({"patch", "", "pods", "liteboxd"}, this, into(result));
        expectRequest("POST", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", "application/json",
                      R"({"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectAccessReview",)"
                      R"("spec":{"resourceAttributes":{"namespace":"liteboxd","resource":"pods","verb":"patch"}}})");
        wire()->answer({{QStringLiteral("status"), QJsonObject{{QStringLiteral("allowed"), true},
                                                               {QStringLiteral("reason"), QStringLiteral("RBAC")}}}},
                       201);
        QTRY_VERIFY(result);
        QVERIFY((*result)->allowed);
        QCOMPARE((*result)->reason, "RBAC");
    }

    void readsTheVersion()
    {
        std::optional<base::Result<kube::ServerVersion>> result;
        const auto request = m_client->version(this, into(result));
        wire()->answer({{QStringLiteral("gitVersion"), QStringLiteral("v1.34.1+k3s1")},
                        {QStringLiteral("major"), QStringLiteral("1")},
                        {QStringLiteral("minor"), QStringLiteral("34+")},
                        {QStringLiteral("platform"), QStringLiteral("linux/amd64")}});
        QTRY_VERIFY(result);
        QCOMPARE((*result)->gitVersion, "v1.34.1+k3s1");
        QCOMPARE((*result)->minor, 34);
    }

    void whatHasNoVersionIsNoApiServer()
    {
        std::optional<base::Result<kube::ServerVersion>> result;
        const auto request = m_client->version(this, into(result));
        wire()->answer({});
        QTRY_VERIFY(result);
        QCOMPARE(result->error().message, "this is not a Kubernetes API server");
    }

    void explainsConflicts_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QStringList>("conflicts");
        QTest::newRow("one")
            << QByteArray(R"(Apply failed with 1 conflict: conflict with "kubectl" using v1: .metadata.labels.a)")
            << QStringList{QStringLiteral(".metadata.labels.a|kubectl|using v1")};
        QTest::newRow("of a status, with a time")
            << QByteArray(
                   R"(Apply failed with 1 conflict: conflict with "kubelet" with subresource "status" using v1 at 2026-01-02T03:04:05Z: .status.phase)")
            << QStringList{QStringLiteral(
                   ".status.phase|kubelet|with subresource \"status\" using v1 at 2026-01-02T03:04:05Z")};
        QTest::newRow("several") << QByteArray("Apply failed with 3 conflicts: conflicts with \"a\" using v1:\n- .x\n- "
                                               ".y[key=\"k\"].z\nconflicts with \"b\":\n- .w")
                                 << QStringList{QStringLiteral(".x|a|using v1"),
                                                QStringLiteral(".y[key=\"k\"].z|a|using v1"), QStringLiteral(".w|b|")};
        QTest::newRow("another conflict") << QByteArray("Operation cannot be fulfilled on pods \"a\"") << QStringList();
        QTest::newRow("cut off") << QByteArray("Apply failed with 1 conflict: conflict with \"kub") << QStringList();
        QTest::newRow("nothing said") << QByteArray("Apply failed with 1 conflict") << QStringList();
    }

    void explainsConflicts()
    {
        QFETCH(QByteArray, message);
        QFETCH(QStringList, conflicts);
        QStringList read;
        for (const auto &conflict : kube::fieldConflicts({ErrorCode::Conflict, message.toStdString(), {}}))
            read << QString::fromStdString(conflict.field + '|' + conflict.manager + '|' + conflict.detail);
        QCOMPARE(read, conflicts);
        QVERIFY(kube::fieldConflicts({ErrorCode::Rejected, message.toStdString(), {}}).empty());
    }

    void saysWhatBecomesOfWhatItOwned()
    {
        std::optional<base::Result<QJsonObject>> result;
        const auto request = m_client->remove(podA, {.propagation = kube::Propagation::Foreground}, this, into(result));
        QVERIFY2(wire()->request().body.contains(R"("propagationPolicy":"Foreground")"),
                 wire()->request().body.constData());
    }

    void tellsEachWarningOnce()
    {
        QSignalSpy warned(m_client.get(), &kube::ApiClient::warned);
        m_transport->warnOf("v1 Endpoints is deprecated");
        m_transport->warnOf("v1 Endpoints is deprecated");
        m_transport->warnOf("another");
        QCOMPARE(warned.size(), 2);
        QCOMPARE(warned[0][0].toString(), QStringLiteral("v1 Endpoints is deprecated"));
    }
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_api_client.moc"
