// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/control/echo_site.h"
#include "tests/gateway/control/listed_pods.h"

#include "core/kube/login/make_credentials.h"
#include "gateway/control/loopback_gateway.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const std::string token(64, 'a');
const base::SandboxId id = *base::SandboxId::parse("a1b2c3d4");

kube::ConnectionSettings demoCluster()
{
    kube::ConnectionSettings settings;
    settings.clusterName = "liteboxd-demo"; // whose sandboxes are on loopback
    settings.server = "http://127.0.0.1:1";
    return settings;
}

GatewayRules directly()
{
    GatewayRules settings;
    settings.upstreamMode = UpstreamMode::Direct;
    settings.workers = 1;
    return settings;
}

/// The first bytes of the answer, up to the end of its head at least.
QByteArray ask(quint16 port, const QByteArray &request,
               const QHostAddress &address = QHostAddress(QHostAddress::LocalHost))
{
    QTcpSocket socket;
    socket.connectToHost(address, port);
    socket.write(request);
    QByteArray answer;
    const auto isAnswered = [&] {
        answer += socket.readAll();
        return answer.contains("\r\n\r\n") || socket.state() == QAbstractSocket::UnconnectedState;
    };
    return QTest::qWaitFor(isAnswered, 10'000) ? answer : QByteArray();
}

QByteArray get(const QByteArray &target, const QByteArray &host, const QByteArray &fields = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n" + fields + "\r\n";
}

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

} // namespace

class LoopbackGatewayTest : public QObject
{
    Q_OBJECT

private:
    EchoSite m_site;
    ListedPods m_pods;
    std::unique_ptr<LoopbackGateway> m_gateway;

    quint16 port() const { return static_cast<quint16>(m_gateway->url().port()); }
    base::Result<void> start(std::uint16_t onPort = 0)
    {
        return m_gateway->start(onPort, directly(), demoCluster(), kube::makeCredentials(demoCluster()), m_pods);
    }
    QByteArray askWithToken(const std::string &given)
    {
        const QByteArray target = "/api/v1/sandbox/a1b2c3d4/port/" + QByteArray::number(m_site.serverPort()) + "/x";
        return ask(port(), get(target, "any", "X-Access-Token: " + QByteArray::fromStdString(given) + "\r\n"));
    }
    QByteArray host() const
    {
        const auto origin = m_gateway->originOf(id, m_site.serverPort());
        return origin ? origin->authority().toUtf8() : QByteArray();
    }
    /// The login page's request target, from a redirect file.
    static QByteArray loginIn(const QUrl &redirect)
    {
        QFile file(redirect.toLocalFile());
        if (!file.open(QFile::ReadOnly))
            return {};
        static const QRegularExpression link(u"href=\"http://[^/]+(/[^\"]+)\""_s);
        return link.match(QString::fromUtf8(file.readAll())).captured(1).toUtf8();
    }
    /// "name=value" of the session cookie in an answer.
    static QByteArray cookieIn(const QByteArray &answer)
    {
        static const QRegularExpression cookie(u"set-cookie: ([^;\r]+)"_s, QRegularExpression::CaseInsensitiveOption);
        return cookie.match(QString::fromUtf8(answer)).captured(1).toUtf8();
    }

private Q_SLOTS:
    void init()
    {
        m_gateway = std::make_unique<LoopbackGateway>();
        m_pods.know(Freshness::NotLoaded);
        m_pods.set("a1b2c3d4", EchoSite::address(), token);
    }

    void tellsWhichWayAutoTakesToASandbox()
    {
        GatewayRules settings = directly();
        settings.upstreamMode = UpstreamMode::Auto;
        QVERIFY(m_gateway->start(0, settings, demoCluster(), kube::makeCredentials(demoCluster()), m_pods));
        m_pods.know(Freshness::Current);
        QSignalSpy chosen(m_gateway.get(), &LoopbackGateway::upstreamChosen);
        QTRY_COMPARE(statusOf(askWithToken(token)), 200);
        QTRY_COMPARE(chosen.size(), 1);
        const auto ways = m_gateway->upstreams();
        QCOMPARE(ways.size(), std::size_t{1});
        QVERIFY(ways.at(id) == (UpstreamChoice{id, UpstreamMode::Direct, {}, {}}));
        QCOMPARE(describe(ways.at(id)), std::string("direct"));
        m_gateway->stop();
        QVERIFY(m_gateway->upstreams().empty());
    }

    void listensOnBothAddressesWithOnePort()
    {
        QSignalSpy listening(m_gateway.get(), &LoopbackGateway::listeningChanged);
        QVERIFY(!m_gateway->isListening());
        QVERIFY(m_gateway->url().isEmpty());
        QVERIFY(start());
        QVERIFY(m_gateway->isListening());
        QCOMPARE(listening.size(), 1);
        QCOMPARE(m_gateway->url().host(), u"127.0.0.1"_s);
        const QByteArray request = get("/", "localhost:" + QByteArray::number(port()));
        QCOMPARE(statusOf(ask(port(), request)), 404);
        QCOMPARE(statusOf(ask(port(), request, QHostAddress(QHostAddress::LocalHostIPv6))), 404);
    }

    void listensOnBothOrNot_data()
    {
        QTest::addColumn<QHostAddress>("taken");
        QTest::newRow("127.0.0.1") << QHostAddress(QHostAddress::LocalHost);
        QTest::newRow("::1") << QHostAddress(QHostAddress::LocalHostIPv6);
    }

    void listensOnBothOrNot()
    {
        QFETCH(QHostAddress, taken);
        QTcpServer other;
        QVERIFY(other.listen(taken));
        const auto started = start(other.serverPort());
        QVERIFY(!started);
        QCOMPARE(started.error().code, base::ErrorCode::AlreadyExists);
        QVERIFY(QString::fromStdString(started.error().context).contains(taken.toString()));
        QVERIFY(!m_gateway->isListening());
    }

    void servesWhatThePodsSay()
    {
        QVERIFY(start());
        QCOMPARE(statusOf(askWithToken(token)), 503);
        m_pods.know(Freshness::Current);
        QCOMPARE(statusOf(askWithToken(token)), 200);
        QCOMPARE(statusOf(askWithToken(std::string(64, 'b'))), 401);

        m_pods.set("a1b2c3d4", EchoSite::address(), std::string(64, 'b'));
        QCOMPARE(statusOf(askWithToken(token)), 401);
        QCOMPARE(statusOf(askWithToken(std::string(64, 'b'))), 200);

        m_pods.know(Freshness::Stale);
        QCOMPARE(statusOf(askWithToken(std::string(64, 'b'))), 200);
    }

    void opensInABrowserOnce()
    {
        QVERIFY(start());
        m_pods.know(Freshness::Current);
        QSignalSpy events(m_gateway.get(), &LoopbackGateway::happened);
        const auto kind = [&events](qsizetype at) { return events.at(at).first().value<GatewayEvent>().kind; };

        const auto redirect = m_gateway->openInBrowser(id, m_site.serverPort(), u"/a?b=c"_s);
        QVERIFY(redirect);
        QCOMPARE(kind(0), GatewayEvent::Kind::LinkMade);
        const QByteArray login = loginIn(*redirect);
        const QByteArray answer = ask(port(), get(login, host()));
        QCOMPARE(statusOf(answer), 303);
        QVERIFY2(answer.toLower().contains("\r\nlocation: /a?b=c\r\n"), answer.constData());
        QVERIFY2(answer.toLower().contains("\r\nreferrer-policy: no-referrer\r\n"), answer.constData());
        QVERIFY2(answer.toLower().contains("\r\ncache-control: no-store\r\n"), answer.constData());
        QTRY_COMPARE(events.size(), 2);
        QCOMPARE(kind(1), GatewayEvent::Kind::SignedIn);
        QVERIFY(!QFileInfo::exists(redirect->toLocalFile()));

        const QByteArray cookie = cookieIn(answer);
        const QByteArray page = ask(port(), get("/head", host(), "Cookie: a=1; " + cookie + "\r\n"));
        QCOMPARE(statusOf(page), 200);
        QVERIFY2(page.contains("Cookie: a=1\r\n"), page.constData());

        QCOMPARE(statusOf(ask(port(), get(login, host()))), 401);
        QTRY_COMPARE(events.size(), 3);
        QCOMPARE(kind(2), GatewayEvent::Kind::SignInRefused);
        QCOMPARE(statusOf(ask(port(), get("/head", host()))), 401);
    }

    void aSessionIsListedAndEnded()
    {
        QVERIFY(start());
        m_pods.know(Freshness::Current);
        QSignalSpy changed(m_gateway.get(), &LoopbackGateway::sessionsChanged);
        const auto redirect = m_gateway->openInBrowser(id, m_site.serverPort());
        QVERIFY(redirect);
        QVERIFY(m_gateway->sessions().empty());
        const QByteArray cookie = "Cookie: " + cookieIn(ask(port(), get(loginIn(*redirect), host()))) + "\r\n";
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(m_gateway->sessions().size(), std::size_t{1});
        const BrowserSession session = m_gateway->sessions().front();
        QCOMPARE(session.sandboxId, u"a1b2c3d4"_s);
        QCOMPARE(session.port, m_site.serverPort());
        QVERIFY(session.until - session.since == 12h);
        QCOMPARE(statusOf(ask(port(), get("/head", host(), cookie))), 200);

        m_gateway->endSession(session.number);
        QTRY_COMPARE(changed.size(), 2);
        QVERIFY(m_gateway->sessions().empty());
        QCOMPARE(statusOf(ask(port(), get("/head", host(), cookie))), 401);
    }

    void anotherPodHasAnotherOrigin()
    {
        QVERIFY(start());
        m_pods.know(Freshness::Current);
        const QByteArray before = host();
        m_pods.set("a1b2c3d4", EchoSite::address(), token, u"uid-2"_s);
        QVERIFY(before != host());
        QCOMPARE(statusOf(ask(port(), get("/", before))), 401);
    }

    void hostsThatAreNotOursAreRefused()
    {
        QVERIFY(start());
        QCOMPARE(statusOf(ask(port(), get("/", "foreign.example"))), 421);
        QCOMPARE(statusOf(ask(port(), get("/", "8080-a1b2c3d4.localhost:1"))), 421);
    }

    void unsafeRequestsNeedThisOrigin()
    {
        QVERIFY(start());
        m_pods.know(Freshness::Current);
        const auto redirect = m_gateway->openInBrowser(id, m_site.serverPort());
        QVERIFY(redirect);
        const QByteArray cookie = cookieIn(ask(port(), get(loginIn(*redirect), host())));
        const auto post = [this, &cookie](const QByteArray &origin) {
            return statusOf(ask(port(), "POST / HTTP/1.1\r\nHost: " + host() + "\r\nCookie: " + cookie + "\r\n" +
                                            origin + "Content-Length: 0\r\n\r\n"));
        };
        QCOMPARE(post("Origin: http://" + host() + "\r\n"), 200);
        QCOMPARE(post("Origin: http://foreign.example\r\n"), 403);
        QCOMPARE(post(""), 403);
    }

    void makesNoLinkThatCannotWork()
    {
        QVERIFY(!m_gateway->openInBrowser(id, 8080));
        QVERIFY(start());
        QVERIFY(!m_gateway->openInBrowser(id, 8080, u"//foreign.example/"_s));
    }

    void stopsAndStartsOnTheSamePort()
    {
        QVERIFY(start());
        m_pods.know(Freshness::Current);
        const quint16 before = port();
        const auto redirect = m_gateway->openInBrowser(id, m_site.serverPort());
        QVERIFY(redirect);
        const QByteArray cookie = cookieIn(ask(port(), get(loginIn(*redirect), host())));
        const auto unused = m_gateway->openInBrowser(id, m_site.serverPort());
        QVERIFY(unused);

        m_gateway->stop();
        QVERIFY(!m_gateway->isListening());
        QVERIFY(!QFileInfo::exists(unused->toLocalFile()));
        const auto started = start(before);
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        QCOMPARE(port(), before);
        QCOMPARE(statusOf(askWithToken(token)), 200);
        QCOMPARE(statusOf(ask(port(), get("/", host(), "Cookie: " + cookie + "\r\n"))), 401);
    }

    void mayGoWhileARequestRuns()
    {
        QVERIFY(start());
        m_pods.know(Freshness::Current);
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port());
        socket.write("POST /api/v1/sandbox/a1b2c3d4/port/1/ HTTP/1.1\r\n");
        QVERIFY(socket.waitForBytesWritten());
        m_gateway.reset();
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }
};

QTEST_GUILESS_MAIN(LoopbackGatewayTest)
#include "tst_loopback_gateway.moc"
