// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/gateway_set.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace liteboxd::e2e;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::string_view box = "aaaaaaaa";
constexpr std::size_t hundredMegabytes = 100'000'000;

std::string firstLine(const std::string &text)
{
    return text.substr(0, text.find("\r\n"));
}

QJsonObject json(const std::string &text)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

} // namespace

/// HTTP through the gateway, in each upstream mode, before the real API server.
class GatewayHttpTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GatewaySet> m_gateways;

    std::uint16_t port() const
    {
        QFETCH_GLOBAL(QString, mode);
        return m_gateways->port(mode);
    }
    static bool isByteExact()
    {
        QFETCH_GLOBAL(QString, mode);
        return mode != u"apiserver"_s;
    }

    RawResponse ask(std::string_view method, std::string_view target, const std::string &fields = tokenField(box))
    {
        RawClient client(port());
        client.send(request(method, target, fields));
        return client.readResponse(method);
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("mode");
        for (const QString &mode : GatewaySet::modes())
            QTest::newRow(qPrintable(mode)) << mode;
    }

    void initTestCase()
    {
        m_gateways = GatewaySet::start({u"--request-timeout"_s, u"2"_s});
        QVERIFY(m_gateways);
    }

    void methods_data()
    {
        QTest::addColumn<QByteArray>("method");
        for (const char *method : {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
            QTest::newRow(method) << QByteArray(method);
    }

    void methods()
    {
        QFETCH(QByteArray, method);
        const RawResponse answer = ask(method.toStdString(), routeTo(box, "/some/page?q=1"),
                                       tokenField(box) + "Content-Length: 0\r\nX-Of-The-Client: kept\r\n");
        QCOMPARE(answer.status, 200);
        QCOMPARE(firstLine(answer.body), method.toStdString() + " /some/page?q=1 HTTP/1.1");
        QVERIFY(answer.body.find("X-Of-The-Client: kept\r\n") != std::string::npos);
        QVERIFY(answer.body.find("X-Access-Token") == std::string::npos);
        QVERIFY(answer.body.find(GatewaySet::tokenOf(box)) == std::string::npos);
        QVERIFY(answer.body.find("Authorization") == std::string::npos);
    }

    void headHasFieldsAndNoBody()
    {
        RawClient client(port());
        client.send(request("HEAD", routeTo(box, "/large?bytes=1234"), tokenField(box)));
        const RawResponse answer = client.readResponse("HEAD");
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.field("Content-Length"), std::string("1234"));
        client.send(request("GET", routeTo(box, "/large?bytes=3"), tokenField(box)));
        QCOMPARE(client.readResponse().body, std::string("abc"));
    }

    void optionsReachesTheSandbox()
    {
        QVERIFY(ask("OPTIONS", routeTo(box, "/any")).field("Allow").find("OPTIONS") != std::string::npos);
    }

    void pathAndQuery_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("throughApiServer"); // empty: 400
        const auto same = [](const char *target) { QTest::newRow(target) << QByteArray(target) << QByteArray(target); };
        same("/plain");
        same("/with%20blank");
        same("/caf%C3%A9");
        same("/x?a=%2F&b=+&c=%20&&=&d");
        same("/x?y=../..%2e%2e");
        same("/a;b=1,c/@:~");
        QTest::newRow("empty query") << QByteArray("/x?") << QByteArray("/x");
        QTest::newRow("sub-delimiters") << QByteArray("/!$'()*") << QByteArray("/%21$%27%28%29%2A");
        QTest::newRow("encoded slash") << QByteArray("/a%2Fb") << QByteArray("/a/b");
        QTest::newRow("doubled slash") << QByteArray("/a//b") << QByteArray("/a/b");
        QTest::newRow("dot segment") << QByteArray("/a/../b") << QByteArray();
        QTest::newRow("single dot") << QByteArray("/a/./b") << QByteArray();
        QTest::newRow("encoded dot segment") << QByteArray("/a/%2e%2E/b") << QByteArray();
        QTest::newRow("encoded backslash") << QByteArray("/a%5Cb") << QByteArray();
    }

    void pathAndQuery()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, throughApiServer);
        const QByteArray &arrives = isByteExact() ? sent : throughApiServer;
        const RawResponse answer = ask("GET", routeTo(box, sent.toStdString()));
        if (arrives.isEmpty()) {
            QCOMPARE(answer.status, 400);
            return;
        }
        QCOMPARE(answer.status, 200);
        QCOMPARE(firstLine(answer.body), "GET " + arrives.toStdString() + " HTTP/1.1");
    }

    void hostAndForwardedHost()
    {
        const std::string head = ask("GET", routeTo(box, "/head")).body;
        QVERIFY2(head.find("\r\nX-Forwarded-Host: gateway.example\r\n") != std::string::npos, head.c_str());
        QCOMPARE(head.find("\r\nHost: gateway.example\r\n") != std::string::npos, isByteExact());
    }

    void uploadOf100Megabytes()
    {
        RawClient client(port());
        client.send(request("POST", routeTo(box, "/count"),
                            tokenField(box) + "Content-Length: " + std::to_string(hundredMegabytes) + "\r\n"));
        QCryptographicHash hash(QCryptographicHash::Sha256);
        std::string piece(1'000'000, '\0');
        for (std::size_t sent = 0; sent < hundredMegabytes; sent += piece.size()) {
            piece.assign(piece.size(), static_cast<char>('A' + sent / piece.size() % 26));
            hash.addData(QByteArrayView(piece.data(), static_cast<qsizetype>(piece.size())));
            QVERIFY(client.send(piece));
        }
        const RawResponse answer = client.readResponse();
        QCOMPARE(answer.status, 200);
        QCOMPARE(json(answer.body).value(u"bytes"_s).toDouble(), double(hundredMegabytes));
        QCOMPARE(json(answer.body).value(u"sha256"_s).toString(), QString::fromLatin1(hash.result().toHex()));
    }

    void downloadOf100Megabytes()
    {
        const RawResponse answer = ask("GET", routeTo(box, "/large?bytes=" + std::to_string(hundredMegabytes)));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.isWhole);
        QCOMPARE(answer.body.size(), hundredMegabytes);
        for (const std::size_t at : {std::size_t{0}, std::size_t{65'537}, hundredMegabytes - 1})
            QCOMPARE(answer.body[at], static_cast<char>('a' + at % 26));
    }

    void firstEventComesAtOnce()
    {
        RawClient client(port());
        QElapsedTimer timer;
        timer.start();
        client.send(request("GET", routeTo(box, "/sse?interval=600000"), tokenField(box)));
        QCOMPARE(client.readHead().field("Content-Type"), std::string("text/event-stream"));
        QVERIFY(client.readUntil("data: tick 1\n\n").ends_with("data: tick 1\n\n"));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    }

    void aStreamOutlivesTheRequestTimeout()
    {
        RawClient client(port());
        client.send(request("GET", routeTo(box, "/sse?interval=2500&count=2"), tokenField(box)));
        QVERIFY(client.readUntil("data: tick 2\n\n").ends_with("data: tick 2\n\n"));
    }

    void chunkedUpload()
    {
        RawClient client(port());
        client.send(request("POST", routeTo(box, "/mirror"), tokenField(box) + "Transfer-Encoding: chunked\r\n"));
        client.send("5\r\nfirst\r\n6;x=y\r\nsecond\r\n0\r\n\r\n");
        QCOMPARE(client.readResponse().body, std::string("firstsecond"));
    }

    void uploadAndDownloadRunPieceByPieceAtOnce()
    {
        if (!isByteExact())
            QSKIP("the API server begins no answer before it has read the whole request");
        RawClient client(port());
        client.send(request("POST", routeTo(box, "/mirror"), tokenField(box) + "Transfer-Encoding: chunked\r\n"));
        client.send("5\r\nfirst\r\n");
        QCOMPARE(client.readHead().status, 200);
        QVERIFY(client.readUntil("first").ends_with("first"));
        client.send("6\r\nsecond\r\n");
        QVERIFY(client.readUntil("second").ends_with("second"));
        client.send("0\r\n\r\n");
        QVERIFY(client.readUntil("0\r\n\r\n").ends_with("0\r\n\r\n"));
    }

    void chunkedDownloadComesPieceByPiece()
    {
        RawClient client(port());
        client.send(request("GET", routeTo(box, "/chunked?count=2&interval=1500"), tokenField(box)));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.readUntil("piece 0\n").ends_with("piece 0\n"));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(client.readUntil("piece 1\n").ends_with("piece 1\n"));
    }

    void chunkedDownloadIsWhole()
    {
        const RawResponse answer = ask("GET", routeTo(box, "/chunked?count=3&interval=10"));
        QVERIFY(answer.isWhole);
        QCOMPARE(answer.body, std::string("piece 0\npiece 1\npiece 2\n"));
    }

    void expectContinue()
    {
        RawClient client(port());
        client.send(
            request("POST", routeTo(box, "/count"), tokenField(box) + "Content-Length: 5\r\nExpect: 100-continue\r\n"));
        QVERIFY(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 100 "));
        client.send("hello");
        QCOMPARE(json(client.readResponse().body).value(u"bytes"_s).toInt(), 5);
    }

    void connectionsAreKept()
    {
        RawClient client(port());
        for (int i = 0; i < 3; ++i) {
            client.send(request("GET", routeTo(box, "/large?bytes=3"), tokenField(box)));
            QCOMPARE(client.readResponse().body, std::string("abc"));
        }
    }

    void statusesOfTheSandboxPass_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {201, 204, 304, 400, 401, 403, 404, 418, 429, 500, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }

    void statusesOfTheSandboxPass()
    {
        QFETCH(int, status);
        const RawResponse answer = ask("GET", routeTo(box, "/status/" + std::to_string(status)));
        QCOMPARE(answer.status, status);
        if (status != 204 && status != 304)
            QCOMPARE(answer.body, std::to_string(status) + " by the sandbox\n");
    }

    void cookiesPass()
    {
        QCOMPARE(ask("GET", routeTo(box, "/cookie?set=a%3Db")).field("Set-Cookie"), std::string("a=b"));
    }

    void redirectsPass_data()
    {
        QTest::addColumn<QByteArray>("to");
        for (const char *to : {"https://elsewhere.example/x", "/", "/login/?next=%2F", "relative", "?q"})
            QTest::newRow(to) << QByteArray(to);
    }

    void redirectsPass()
    {
        QFETCH(QByteArray, to);
        const RawResponse answer = ask("GET", routeTo(box, "/redirect?to=" + to.toPercentEncoding().toStdString()));
        QCOMPARE(answer.status, 302);
        QCOMPARE(answer.field("Location"), to.toStdString());
    }

    void aBodyCutShortIsNotWhole()
    {
        const RawResponse answer = ask("GET", routeTo(box, "/cut?bytes=100000"));
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.isWhole);
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QList<int>>("statuses");
        const auto row = [](const char *name, const std::string &target, const std::string &token,
                            QList<int> statuses) {
            QTest::newRow(name) << QByteArray::fromStdString(target) << QByteArray::fromStdString(token) << statuses;
        };
        const std::string right = tokenField(box);
        row("no token", routeTo(box), "", {401});
        row("empty token", routeTo(box), "X-Access-Token: \r\n", {401});
        row("wrong token", routeTo(box), "X-Access-Token: " + std::string(64, '0') + "\r\n", {401});
        row("token of another sandbox", routeTo(box), tokenField("bbbbbbbb"), {401});
        row("beginning of the token", routeTo(box), "X-Access-Token: aaaaaaaa\r\n", {401});
        row("two tokens", routeTo(box), right + tokenField("bbbbbbbb"), {400, 401});
        row("sandbox without a token", routeTo("cccccccc"), right, {401});
        row("unknown sandbox", routeTo("ffffffff"), right, {404});
        row("unknown sandbox, no token", routeTo("ffffffff"), "", {401});
        row("no address yet", routeTo("dddddddd"), tokenField("dddddddd"), {404});
        row("no address yet, wrong token", routeTo("dddddddd"), right, {401});
        row("refused", routeTo(box, "/", 8099), right, {502});
        row("reset before headers", routeTo(box, "/", 8081), right, {502});
        row("not HTTP", routeTo(box, "/", 8082), right, {502, 503}); // which the API server does not tell apart
        row("nobody at the address", routeTo("eeeeeeee"), tokenField("eeeeeeee"), {502, 504});
        row("silent", routeTo(box, "/silent"), right, {504});
        row("no route", "/", right, {404});
        row("not an id", "/api/v1/sandbox/A_B/port/8080/", right, {400, 404});
        for (const char *port : {"0", "65536", "08080", "+80", "-1", "8080abc", "8080@evil", "", "80%38"}) {
            row(qPrintable(u"port '%1'"_s.arg(QLatin1StringView(port))),
                "/api/v1/sandbox/aaaaaaaa/port/" + std::string(port) + "/", right, {400});
        }
    }

    void refusals()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, token);
        QFETCH(QList<int>, statuses);
        const RawResponse answer = ask("GET", target.toStdString(), token.toStdString());
        QVERIFY2(statuses.contains(answer.status), (answer.head + answer.body).c_str());
        QVERIFY(answer.field("Content-Type").starts_with("application/json"));
        QVERIFY(!json(answer.body).value(u"error"_s).toString().isEmpty());
        QVERIFY(!json(answer.body).value(u"requestId"_s).toString().isEmpty());
        QVERIFY2(answer.body.find("10.42.") == std::string::npos, answer.body.c_str());
    }

    void everyUnauthorizedLooksTheSame()
    {
        const auto sentence = [this](std::string_view id, const std::string &token) {
            return json(ask("GET", routeTo(id), token).body).value(u"error"_s).toString();
        };
        const QString missing = sentence(box, "");
        QCOMPARE(sentence(box, tokenField("bbbbbbbb")), missing);
        QCOMPARE(sentence("cccccccc", tokenField(box)), missing);
        QCOMPARE(sentence("ffffffff", ""), missing);
    }

    void aRefusedUploadDoesNotReachTheSandbox()
    {
        RawClient client(port());
        client.send(request("POST", routeTo(box, "/count"), "Content-Length: 100000000\r\n"));
        QCOMPARE(client.readResponse().status, 401);
    }
};

QTEST_GUILESS_MAIN(GatewayHttpTest)
#include "tst_gateway_http.moc"
