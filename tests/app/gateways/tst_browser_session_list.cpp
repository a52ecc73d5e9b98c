// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"

#include "app/gateways/browser_session_list.h"
#include "core/session/session.h"
#include "gateway/control/sandbox_pod_source.h"

#include <QLabel>
#include <QSettings>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

const base::SandboxId id = *base::SandboxId::parse("a1");

class Fixture
{
public:
    Fixture()
    {
        auto transport = std::make_unique<tests::FakeCluster>();
        transport->on(u"GET"_s, tests::podsPath(), tests::listOf({tests::podObject(u"a1"_s)}));
        session::SessionSettings connected;
        connected.connection.server = "http://127.0.0.1:1";
        m_session = std::move(*session::Session::create(connected, m_keychain, m_kept,
                                                        std::make_unique<kube::ApiClient>(std::move(transport))));
        m_pods = std::make_unique<control::SandboxPodSource>(m_session->sandboxes());
        const auto started = gateway.start(0, {}, m_session->settings().connection, m_session->credentials(), *m_pods);
        if (!started)
            qFatal("%s", started.error().text().c_str());
        m_session->start();
    }

    ~Fixture() { gateway.stop(); }

    /// As a browser does with a one-time link.
    bool signIn(std::uint16_t port)
    {
        const auto hasLink = [this, port] { return gateway.makeLink(id, port).has_value(); };
        if (!QTest::qWaitFor(hasLink, 10'000))
            return false;
        const QUrl link(QString::fromStdString(gateway.makeLink(id, port)->reveal()));
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), static_cast<quint16>(link.port()));
        socket.write("GET " + link.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority) +
                     " HTTP/1.1\r\nHost: " + link.authority().toUtf8() + "\r\n\r\n");
        QByteArray answer;
        return QTest::qWaitFor([&] { return (answer += socket.readAll()).startsWith("HTTP/1.1 303"); }, 10'000);
    }

    control::LoopbackGateway gateway;

private:
    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings m_settings;
    tests::FakeKeychain m_keychain;
    session::KeptTokens m_kept{emptySettings(m_settings)};
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<control::SandboxPodSource> m_pods;
};

QStringList textsOf(const QWidget &list)
{
    QStringList texts;
    for (const auto *label : list.findChildren<QLabel *>()) {
        if (label->text().startsWith(u"Port "_s) && !label->parentWidget()->isHidden())
            texts << label->text();
    }
    return texts;
}

QToolButton *buttonOf(const QWidget &list, const QString &text)
{
    for (auto *button : list.findChildren<QToolButton *>()) {
        if (button->text() == text && !button->parentWidget()->isHidden())
            return button;
    }
    return nullptr;
}

} // namespace

class BrowserSessionListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-browser-sessions"_s);
    }

    void showsNothingWhereNobodyIsSignedIn()
    {
        Fixture f;
        const gateways::BrowserSessionList list(f.gateway);
        QVERIFY(list.isHidden());
    }

    void listsWhoIsSignedInAndSignsEachOut()
    {
        Fixture f;
        const gateways::BrowserSessionList list(f.gateway);
        QVERIFY(f.signIn(8080));
        QVERIFY(f.signIn(9090));
        QTRY_COMPARE(textsOf(list).size(), 2);
        QVERIFY(!list.isHidden());
        QVERIFY2(textsOf(list).first().startsWith(u"Port 8080 of a1, since "_s), qPrintable(textsOf(list).first()));

        auto *end = buttonOf(list, u"Sign out"_s);
        QVERIFY(end);
        QCOMPARE(end->accessibleName(), u"Sign out of port 8080 of a1"_s);
        end->click();
        QTRY_COMPARE(textsOf(list).size(), 1);
        QVERIFY(textsOf(list).first().startsWith(u"Port 9090 of a1, since "_s));
        QCOMPARE(f.gateway.sessions().size(), std::size_t{1});
    }

    void signsAllOut()
    {
        Fixture f;
        const gateways::BrowserSessionList list(f.gateway);
        QVERIFY(f.signIn(8080));
        QVERIFY(f.signIn(9090));
        QTRY_COMPARE(textsOf(list).size(), 2);
        buttonOf(list, u"Sign all out"_s)->click();
        QTRY_VERIFY(list.isHidden());
        QVERIFY(f.gateway.sessions().empty());
    }

    void whoWasSignedInGoesWithTheGateway()
    {
        Fixture f;
        const gateways::BrowserSessionList list(f.gateway);
        QVERIFY(f.signIn(8080));
        QTRY_COMPARE(textsOf(list).size(), 1);
        f.gateway.stop();
        QVERIFY(list.isHidden());
    }
};

QTEST_MAIN(BrowserSessionListTest)
#include "tst_browser_session_list.moc"
