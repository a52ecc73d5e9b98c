// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/cluster.h"
#include "tests/e2e/support/raw_client.h"
#include "tests/e2e/support/web_driver.h"

#include "core/kube/login/make_credentials.h"
#include "gateway/control/loopback_gateway.h"
#include "gateway/control/sandbox_pod_source.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::e2e;
using namespace Qt::Literals::StringLiterals;

namespace {

const base::SandboxId first = *base::SandboxId::parse("aaaaaaaa");
const base::SandboxId second = *base::SandboxId::parse("bbbbbbbb");
constexpr quint16 port = 8080;
constexpr int patience = 20'000;

/// The one-time link inside a redirect file.
QUrl linkIn(const QUrl &redirect)
{
    QFile file(redirect.toLocalFile());
    if (!file.open(QFile::ReadOnly))
        return {};
    static const QRegularExpression href(u"href=\"([^\"]+)\""_s);
    return QUrl(href.match(QString::fromUtf8(file.readAll())).captured(1));
}

} // namespace

/// Browser access as a person meets it: the console's gateway, a real Chromium, the real API server.
class BrowserTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<sandbox::SandboxCache> m_sandboxes;
    std::unique_ptr<control::SandboxPodSource> m_pods;
    std::unique_ptr<control::LoopbackGateway> m_gateway;
    std::unique_ptr<WebDriver> m_browser;

    QString origin(const base::SandboxId &id) const
    {
        const auto origin = m_gateway->originOf(id, static_cast<std::uint16_t>(port));
        return origin ? origin->toString() : QString();
    }

    /// Opens a sandbox as the console does; true once its page is through with all it tries.
    bool signIn(const base::SandboxId &id)
    {
        const auto redirect = m_gateway->openInBrowser(id, port);
        return redirect && m_browser->open(*redirect) &&
               QTest::qWaitFor([this] { return m_browser->title() == u"sandbox ready"_s; }, patience);
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<control::UpstreamMode>("mode");
        QTest::newRow("direct") << control::UpstreamMode::Direct;
        QTest::newRow("portforward") << control::UpstreamMode::PortForward;
        QTest::newRow("apiserver") << control::UpstreamMode::ApiServer;
    }

    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"chromedriver"_s).isEmpty()) {
            if (qEnvironmentVariable("CI") == u"true"_s)
                QFAIL("chromedriver is not installed");
            QSKIP("chromedriver is not installed");
        }
        m_cluster = Cluster::ofTheRig();
        QVERIFY(m_cluster);
        for (const auto &[id, token] : {std::pair(first, u'1'), std::pair(second, u'2')})
            QVERIFY(m_cluster->createSandbox(QString::fromStdString(id.text()), m_cluster->nextAddress(),
                                             QString(64, token)));
        m_sandboxes = std::make_unique<sandbox::SandboxCache>(m_cluster->api(), Cluster::nameSpace);
        m_pods = std::make_unique<control::SandboxPodSource>(*m_sandboxes);
        m_sandboxes->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_pods->sandboxes().size() == 2, patience);
    }

    void init()
    {
        QFETCH_GLOBAL(control::UpstreamMode, mode);
        control::GatewayRules settings;
        settings.upstreamMode = mode;
        m_gateway = std::make_unique<control::LoopbackGateway>();
        const auto started =
            m_gateway->start(0, settings, m_cluster->settings(), kube::makeCredentials(m_cluster->settings()), *m_pods);
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        m_browser = WebDriver::start({u"--host-resolver-rules=MAP foreign.example 127.0.0.1"_s});
        QVERIFY(m_browser);
    }

    void cleanup()
    {
        m_browser.reset();
        m_gateway.reset();
    }

    void listensOnBothLoopbackAddresses()
    {
        const auto gatewayPort = static_cast<std::uint16_t>(m_gateway->url().port());
        QVERIFY(RawClient(gatewayPort, "127.0.0.1").isConnected());
        QVERIFY(RawClient(gatewayPort, "::1").isConnected());
    }

    void everythingOfThePageWorks()
    {
        QSignalSpy events(m_gateway.get(), &control::LoopbackGateway::happened);
        const auto redirect = m_gateway->openInBrowser(first, port);
        QVERIFY(redirect);
        QCOMPARE(QFileInfo(redirect->toLocalFile()).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                 QFile::Permissions());
        QVERIFY(m_browser->open(*redirect));
        QTRY_COMPARE_WITH_TIMEOUT(m_browser->title(), u"sandbox ready"_s, patience);
        QCOMPARE(m_browser->currentUrl(), origin(first) + u'/');
        for (const char *way : {"script", "fetch", "events", "websocket"}) {
            const QString outcome =
                m_browser
                    ->run(u"return document.getElementById(arguments[0]).textContent"_s, {QString::fromLatin1(way)})
                    .toString();
            QVERIFY2(outcome.startsWith(u"ok"_s), qPrintable(QString::fromLatin1(way) + u": "_s + outcome));
        }
        QVERIFY(!QFileInfo::exists(redirect->toLocalFile()));
        QCOMPARE(events.size(), 2);
        QCOMPARE(events.last().first().value<control::GatewayEvent>().kind, control::GatewayEvent::Kind::SignedIn);
    }

    void goesToThePathThatWasAskedFor()
    {
        const auto redirect = m_gateway->openInBrowser(first, port, u"/some/page?q=%2F"_s);
        QVERIFY(redirect);
        QVERIFY(m_browser->open(*redirect));
        QTRY_COMPARE_WITH_TIMEOUT(m_browser->currentUrl(), origin(first) + u"/some/page?q=%2F"_s, patience);
        QVERIFY2(m_browser->text().startsWith(u"GET /some/page?q=%2F HTTP/1.1"_s), qPrintable(m_browser->text()));
    }

    void aLinkSignsInOnce()
    {
        const auto redirect = m_gateway->openInBrowser(first, port);
        QVERIFY(redirect);
        const QUrl link = linkIn(*redirect);
        QVERIFY(link.toString().startsWith(origin(first) + u"/_liteboxd/login?secret="_s));
        QVERIFY(m_browser->open(link));
        QTRY_COMPARE_WITH_TIMEOUT(m_browser->title(), u"sandbox ready"_s, patience);

        QVERIFY(m_browser->forgetCookies());
        QVERIFY(m_browser->open(link));
        QVERIFY2(m_browser->title() != u"sandbox ready"_s, qPrintable(m_browser->text()));
        QVERIFY(m_browser->cookies().isEmpty());
        QVERIFY(m_browser->open(QUrl(origin(first) + u"/head"_s)));
        QVERIFY2(!m_browser->text().contains(u"GET /head"_s), qPrintable(m_browser->text()));
    }

    void theCookieIsForTheGatewayAlone()
    {
        QVERIFY(signIn(first));
        const QJsonArray cookies = m_browser->cookies();
        QCOMPARE(cookies.size(), 1);
        const QJsonObject cookie = cookies.first().toObject();
        QCOMPARE(cookie.value(u"httpOnly"_s).toBool(), true);
        QCOMPARE(cookie.value(u"sameSite"_s).toString(), u"Lax"_s);
        QCOMPARE(cookie.value(u"path"_s).toString(), u"/"_s);
        QCOMPARE(u"http://"_s + cookie.value(u"domain"_s).toString(), origin(first).section(u':', 0, 1));
        QVERIFY(!cookie.contains(u"expiry"_s));
        QCOMPARE(m_browser->run(u"return document.cookie"_s).toString(), QString());

        const QString head =
            m_browser->run(u"document.cookie = 'own=1'; return fetch('/head').then(r => r.text())"_s).toString();
        QVERIFY2(head.contains(u"ookie: own=1\r\n"_s), qPrintable(head));
        QVERIFY2(!head.contains(cookie.value(u"name"_s).toString()), qPrintable(head));
        QVERIFY2(!head.contains(cookie.value(u"value"_s).toString()), qPrintable(head));
        QVERIFY2(!head.contains(u"X-Access-Token"_s, Qt::CaseInsensitive), qPrintable(head));
    }

    void noReferrerTellsTheSecret()
    {
        QVERIFY(signIn(first));
        QCOMPARE(m_browser->run(u"return document.referrer"_s).toString(), QString());
        const QString head = m_browser->run(u"return fetch('/head').then(r => r.text())"_s).toString();
        QVERIFY2(head.contains(u"eferer: %1/\r\n"_s.arg(origin(first))), qPrintable(head));
        QVERIFY(!head.contains(u"secret"_s));
        QVERIFY(!m_browser->run(u"return performance.getEntriesByType('navigation')[0].name"_s)
                     .toString()
                     .contains(u"secret"_s));
    }

    void anotherSandboxSeesNothingOfIt()
    {
        QVERIFY(signIn(first));
        m_browser->run(u"localStorage.setItem('private', '1'); document.cookie = 'own=1'"_s);
        QVERIFY(signIn(second));
        QCOMPARE(m_browser->run(u"return localStorage.getItem('private')"_s).toString(), QString());
        QCOMPARE(m_browser->run(u"return document.cookie"_s).toString(), QString());
        const QJsonArray other{origin(first)};
        QCOMPARE(m_browser
                     ->run(u"return fetch(arguments[0] + '/head', {credentials: 'include'})"
                           ".then(r => r.text(), e => 'refused')"_s,
                           other)
                     .toString(),
                 u"refused"_s);
        QCOMPARE(
            m_browser
                ->run(
                    u"return fetch(arguments[0] + '/count', {credentials: 'include', mode: 'no-cors', method: 'POST'})"
                    ".then(r => r.type + r.status)"_s,
                    other)
                .toString(),
            u"opaque0"_s);
        QCOMPARE(
            m_browser
                ->run(
                    u"return new Promise(done => { const s = new WebSocket(arguments[0].replace('http', 'ws') + '/ws');"
                    "s.onopen = () => done('open'); s.onerror = () => done('refused'); })"_s,
                    other)
                .toString(),
            u"refused"_s);

        // Nor can it leave a cookie there.
        m_browser->run(u"document.cookie = 'planted=1; domain=localhost'"_s);
        QVERIFY(m_browser->open(QUrl(origin(first) + u"/head"_s)));
        QVERIFY2(m_browser->text().contains(u"own=1"_s), qPrintable(m_browser->text()));
        QVERIFY2(!m_browser->text().contains(u"planted"_s), qPrintable(m_browser->text()));
    }

    void withoutSigningInThereIsAReadablePage()
    {
        QVERIFY(m_browser->open(QUrl(origin(first) + u'/')));
        QVERIFY2(m_browser->text().contains(u"sign in"_s), qPrintable(m_browser->text()));
    }

    void aForeignHostIsRefused()
    {
        QVERIFY(signIn(first));
        const int gatewayPort = m_gateway->url().port();
        for (const QString &host : {u"foreign.example"_s, u"x.localhost"_s}) {
            QVERIFY(m_browser->open(QUrl(u"http://%1:%2/"_s.arg(host).arg(gatewayPort))));
            QCOMPARE(m_browser->run(u"return performance.getEntriesByType('navigation')[0].responseStatus"_s).toInt(),
                     421);
        }
    }

    void anEarlierRunsCookieIsNone()
    {
        QVERIFY(signIn(first));
        QFETCH_GLOBAL(control::UpstreamMode, mode);
        control::GatewayRules settings;
        settings.upstreamMode = mode;
        const auto samePort = static_cast<std::uint16_t>(m_gateway->url().port());
        QVERIFY(m_gateway->start(samePort, settings, m_cluster->settings(),
                                 kube::makeCredentials(m_cluster->settings()), *m_pods));
        QVERIFY(m_browser->open(QUrl(origin(first) + u"/head"_s)));
        QVERIFY2(!m_browser->text().contains(u"GET /head"_s), qPrintable(m_browser->text()));
        QVERIFY(signIn(first));
    }

    void cleanupTestCase()
    {
        m_pods.reset();
        m_sandboxes.reset();
    }
};

QTEST_GUILESS_MAIN(BrowserTest)
#include "tst_browser.moc"
