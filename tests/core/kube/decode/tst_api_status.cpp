// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/api_status.h"
#include "core/kube/decode/json_parser.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace liteboxd;
using base::ErrorCode;

namespace {

std::string statusText(int http, const QString &reason, const char *message)
{
    const QJsonObject status{{QStringLiteral("kind"), QStringLiteral("Status")},
                             {QStringLiteral("message"), QString::fromLatin1(message)},
                             {QStringLiteral("reason"), reason},
                             {QStringLiteral("code"), http}};
    return QJsonDocument(status).toJson().toStdString();
}

} // namespace

class TestApiStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapsStatusToCode_data()
    {
        QTest::addColumn<int>("http");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](int http, const char *reason, ErrorCode code) {
            QTest::addRow("%d %s", http, reason) << http << QString::fromLatin1(reason) << code;
        };
        row(301, "", ErrorCode::ProtocolViolated);
        row(400, "BadRequest", ErrorCode::Rejected);
        row(401, "Unauthorized", ErrorCode::Unauthenticated);
        row(403, "Forbidden", ErrorCode::Forbidden);
        row(404, "NotFound", ErrorCode::NotFound);
        row(405, "MethodNotAllowed", ErrorCode::Rejected);
        row(409, "AlreadyExists", ErrorCode::AlreadyExists);
        row(409, "Conflict", ErrorCode::Conflict);
        row(410, "Expired", ErrorCode::Gone);
        row(410, "Gone", ErrorCode::Gone);
        row(415, "UnsupportedMediaType", ErrorCode::Rejected);
        row(422, "Invalid", ErrorCode::Rejected);
        row(429, "TooManyRequests", ErrorCode::RateLimited);
        row(500, "InternalError", ErrorCode::ServerFailed);
        row(503, "ServiceUnavailable", ErrorCode::ServerFailed);
        row(504, "Timeout", ErrorCode::TimedOut);
    }

    void mapsStatusToCode()
    {
        QFETCH(int, http);
        QFETCH(QString, reason);
        QFETCH(ErrorCode, code);
        const std::string body = statusText(http, reason, "pods 'x' are bad.");
        const auto error = kube::errorFromAnswer({http, "application/json", {}}, body, "pods in namespace liteboxd");
        QCOMPARE(error.code, code);
        QCOMPARE(error.text(), "pods in namespace liteboxd: pods 'x' are bad");
        QCOMPARE(error.httpStatus.value_or(0), http);
        QVERIFY(!error.retryAfter);
        kube::JsonParser parser;
        if (http >= 400)
            QCOMPARE(kube::errorFromStatus(*parser.parse(body), "x").code, code);
    }

    void tellsAdmissionFromPermission_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("permission") << QStringLiteral(
                                           "pods is forbidden: User \"eve\" cannot create resource \"pods\" in "
                                           "API group \"\" in the namespace \"liteboxd\"")
                                    << ErrorCode::Forbidden;
        QTest::newRow("permission, with words of an authorizer")
            << QStringLiteral(
                   "pods is forbidden: User \"eve\" cannot create resource \"pods\": the hook denied the request")
            << ErrorCode::Forbidden;
        QTest::newRow("quota") << QStringLiteral(
                                      "pods \"x\" is forbidden: exceeded quota: small, requested: pods=1, used: "
                                      "pods=1, limited: pods=1")
                               << ErrorCode::Rejected;
        QTest::newRow("quota without limits")
            << QStringLiteral("pods \"x\" is forbidden: failed quota: small: must specify limits.cpu for: main")
            << ErrorCode::Rejected;
        QTest::newRow("webhook") << QStringLiteral("admission webhook \"w.example\" denied the request: no")
                                 << ErrorCode::Rejected;
        QTest::newRow("policy") << QStringLiteral(
                                       "pods \"x\" is forbidden: ValidatingAdmissionPolicy 'p' with binding 'b' "
                                       "denied request: no")
                                << ErrorCode::Rejected;
        QTest::newRow("range") << QStringLiteral(
                                      "pods \"x\" is forbidden: maximum memory usage per Container is 256Mi, but "
                                      "limit is 512Mi")
                               << ErrorCode::Rejected;
        QTest::newRow("pod security") << QStringLiteral(
                                             "pods \"x\" is forbidden: violates PodSecurity \"restricted:latest\": "
                                             "allowPrivilegeEscalation != false")
                                      << ErrorCode::Rejected;
        QTest::newRow("a namespace that goes")
            << QStringLiteral("pods \"x\" is forbidden: unable to create new content in "
                              "namespace liteboxd because it is being terminated")
            << ErrorCode::Rejected;
    }

    /// Both are 403. Whoever is refused by a quota needs no other account.
    void tellsAdmissionFromPermission()
    {
        QFETCH(QString, message);
        QFETCH(ErrorCode, code);
        const std::string body = statusText(403, QStringLiteral("Forbidden"), message.toLatin1().constData());
        const auto error = kube::errorFromAnswer({403, "application/json", {}}, body, "x");
        QCOMPARE(error.code, code);
        QCOMPARE(error.httpStatus.value_or(0), 403);
    }

    void readsRetryAfter()
    {
        const std::string body = R"({"kind":"Status","code":429,"message":"slow","details":{"retryAfterSeconds":3}})";
        QVERIFY(kube::errorFromAnswer({429, "application/json", {}}, body, "x").retryAfter == std::chrono::seconds(3));
        const kube::HttpHead head{429, "application/json", std::chrono::seconds(9)};
        QVERIFY(kube::errorFromAnswer(head, body, "x").retryAfter == std::chrono::seconds(9));
    }

    void describesWhatIsNoStatus_data()
    {
        QTest::addColumn<int>("http");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("message");
        QTest::newRow("plain text") << 404 << QByteArray("text/plain; charset=utf-8")
                                    << QByteArray("404 page not found\nmore")
                                    << QStringLiteral("the server answered HTTP 404: 404 page not found");
        QTest::newRow("html") << 502 << QByteArray("text/html") << QByteArray("<html>")
                              << QStringLiteral("the server answered HTTP 502");
        QTest::newRow("nothing") << 500 << QByteArray() << QByteArray()
                                 << QStringLiteral("the server answered HTTP 500");
        QTest::newRow("redirect") << 302 << QByteArray() << QByteArray()
                                  << QStringLiteral(
                                         "the server answered with a redirect (HTTP 302), which is not followed");
        QTest::newRow("status without message")
            << 500 << QByteArray("application/json") << QByteArray(R"({"kind":"Status","code":500})")
            << QStringLiteral("the server answered HTTP 500");
    }

    void describesWhatIsNoStatus()
    {
        QFETCH(int, http);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, message);
        const auto error = kube::errorFromAnswer({http, type, {}}, body.toStdString(), "x");
        QCOMPARE(QString::fromStdString(error.message), message);
    }

    void saysWhatDoesNotFitTheSchema_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::addColumn<QString>("message");
        const QString fits = QStringLiteral("it does not fit the CiliumNetworkPolicy that this cluster has: ");
        const QString slip = QStringLiteral(", by a slip or because an older version is installed");
        QTest::newRow("one field") << QStringLiteral(".spec.log: field not declared in schema")
                                   << fits + QStringLiteral("there is no field spec.log") + slip;
        QTest::newRow("several") << QStringLiteral("errors:\n  .spec.a: field not declared in schema\n"
                                                   "  .spec.b: field not declared in schema")
                                 << fits + QStringLiteral("there is no field spec.a, spec.b") + slip;
        QTest::newRow("another type") << QStringLiteral(".spec.egress: expected list, got map")
                                      << fits + QStringLiteral("spec.egress: expected list, got map");
    }

    /// It is the object that is wrong and not the server, though the server says 500.
    void saysWhatDoesNotFitTheSchema()
    {
        QFETCH(QString, faults);
        QFETCH(QString, message);
        const QString said = QStringLiteral("failed to create typed patch object (liteboxd/a; cilium.io/v2, "
                                            "Kind=CiliumNetworkPolicy): ") +
                             faults;
        const std::string body = statusText(500, {}, said.toLatin1().constData());
        const auto error = kube::errorFromAnswer({500, "application/json", {}}, body, "x");
        QCOMPARE(error.code, ErrorCode::Rejected);
        QCOMPARE(QString::fromStdString(error.message), message);
    }

    void takesSecretsOut()
    {
        const std::string token(64, 'a');
        const std::string body = statusText(422, {}, ("Invalid value: " + token).c_str());
        const auto error = kube::errorFromAnswer({422, "application/json", {}}, body, "x");
        QCOMPARE(error.message, "Invalid value: [redacted]");
    }
};

QTEST_GUILESS_MAIN(TestApiStatus)
#include "tst_api_status.moc"
