// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"

#include "app/gateways/gateway_page.h"
#include "app/gateways/install_dialog.h"
#include "app/gateways/session_gateway.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/widgets/choice_box.h"

#include <QAbstractItemView>
#include <QHostAddress>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

class SessionGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
        QCoreApplication::setApplicationName(u"test-gateway-host"_s);
    }

    void init() { QSettings().clear(); }

    void aTakenPortLeavesTheListenerAlone()
    {
        Fixture f;
        const quint16 port = freePort();
        f.host.setPort(port);
        QVERIFY2(!f.host.error(), f.host.error() ? f.host.error()->text().c_str() : "");
        QVERIFY(answersAt(port));
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));

        f.host.setPort(other.serverPort());
        QVERIFY(f.host.error());
        QCOMPARE(f.host.error()->code, base::ErrorCode::AlreadyExists);
        QCOMPARE(f.host.triedPort(), other.serverPort());
        QCOMPARE(f.host.port(), port);
        QVERIFY(f.gateway.isListening());
        QVERIFY(answersAt(port));
        QCOMPARE(f.settings.value(u"gateway/port"_s).toInt(), int(port));
    }

    void anotherPortTakesOver()
    {
        Fixture f;
        const quint16 first = freePort();
        f.host.setPort(first);
        const quint16 second = freePort();
        f.host.setPort(second);
        QVERIFY2(!f.host.error(), f.host.error() ? f.host.error()->text().c_str() : "");
        QCOMPARE(f.host.port(), second);
        QVERIFY(answersAt(second));
        QTRY_VERIFY(!answersAt(first));
    }

    void thePageSaysWhichPortIsTaken()
    {
        Fixture f;
        f.host.setPort(freePort());
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        shell::ActionRegistry actions;
        gateways::GatewayPage page(f.host, actions);
        auto *field = page.findChild<QLineEdit *>();
        field->setText(QString::number(other.serverPort()));
        page.findChild<QPushButton *>()->click();
        const auto *errors = page.findChild<shell::ErrorStrip *>();
        QVERIFY(!errors->isHidden());
        QVERIFY2(errors->text().contains(QString::number(other.serverPort())), qPrintable(errors->text()));
        QVERIFY(actions.find(u"gateway.stop"_s)->isEnabled()); // it listens still
    }

    void theModeIsChosenOnThePageAndKept()
    {
        Fixture f;
        const quint16 port = freePort();
        f.host.setPort(port);
        shell::ActionRegistry actions;
        gateways::GatewayPage page(f.host, actions);
        auto *modes = page.findChild<shell::ChoiceBox *>();
        QVERIFY(modes);
        QCOMPARE(modes->currentText(), u"apiserver"_s);
        const int direct = modes->findText(u"direct"_s);
        QVERIFY(direct >= 0);
        modes->setCurrentIndex(direct);
        Q_EMIT modes->activated(direct);
        QCOMPARE(f.host.settings().upstreamMode, control::UpstreamMode::Direct);
        QCOMPARE(f.host.port(), port);
        QVERIFY(answersAt(port));
        QCOMPARE(gateways::rememberedUpstreamMode(f.settings), control::UpstreamMode::Direct);
    }

    void theGatewayIsInstalledAfterALook()
    {
        Fixture f;
        QStringList stored;
        const QString root = u"/apis/apps/v1/namespaces/liteboxd/deployments/liteboxd-gateway"_s;
        const QStringList paths{
            root,
            u"/api/v1/namespaces/liteboxd/serviceaccounts/liteboxd-gateway"_s,
            u"/apis/rbac.authorization.k8s.io/v1/namespaces/liteboxd/roles/liteboxd-gateway"_s,
            u"/apis/rbac.authorization.k8s.io/v1/namespaces/liteboxd/rolebindings/liteboxd-gateway"_s,
            u"/apis/networking.k8s.io/v1/namespaces/liteboxd/networkpolicies/liteboxd-gateway"_s,
            u"/api/v1/namespaces/liteboxd/services/liteboxd-gateway"_s,
            u"/apis/policy/v1/namespaces/liteboxd/poddisruptionbudgets/liteboxd-gateway"_s,
            u"/apis/autoscaling/v2/namespaces/liteboxd/horizontalpodautoscalers/liteboxd-gateway"_s};
        for (const QString &path : paths) {
            f.cluster->on(u"PATCH"_s, path, [&stored](const tests::SeenRequest &seen) {
                if (!seen.query.hasQueryItem(u"dryRun"_s))
                    stored.append(seen.path);
                return tests::FakeCluster::Answer{201, seen.body};
            });
        }
        shell::ActionRegistry actions;
        gateways::GatewayPage page(f.host, actions);
        actions.find(u"gateway.install"_s)->trigger();
        auto *dialog = page.findChild<gateways::InstallDialog *>();
        QVERIFY(dialog);
        const auto *changes = dialog->findChild<QPlainTextEdit *>();
        const auto press = [dialog](const QString &text) {
            for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
                if (each->text() == text && each->isEnabled())
                    each->click();
            }
        };
        press(u"Check"_s);
        QTRY_COMPARE(changes->toPlainText().count(u"would be created"_s), paths.size());
        press(u"Install"_s);
        QVERIFY(stored.isEmpty()); // there is no image
        dialog->findChild<QLineEdit *>()->setText(u"registry.example/gateway:1"_s);
        QVERIFY(changes->toPlainText().isEmpty());
        press(u"Check"_s);
        QTRY_COMPARE(changes->toPlainText().count(u"would be created"_s), paths.size());
        press(u"Install"_s);
        QTRY_COMPARE(stored.size(), paths.size());
        QTRY_COMPARE(changes->toPlainText().count(u": created"_s), paths.size());
        f.host.setSession(nullptr);
        QVERIFY(!page.findChild<gateways::InstallDialog *>());
    }

private:
    struct Fixture
    {
        Fixture()
        {
            session::SessionSettings connected;
            connected.connection.server = "http://127.0.0.1:1";
            auto transport = std::make_unique<tests::FakeCluster>();
            cluster = transport.get();
            session = std::move(*session::Session::create(connected, keychain, kept,
                                                          std::make_unique<kube::ApiClient>(std::move(transport))));
            host.setSession(session.get());
        }

        ~Fixture() { host.setSession(nullptr); }

        QSettings settings;
        tests::FakeKeychain keychain;
        session::KeptTokens kept{settings};
        std::unique_ptr<session::Session> session;
        tests::FakeCluster *cluster = nullptr; ///< the session's
        control::LoopbackGateway gateway;
        gateways::SessionGateway host{gateway, {}, settings};
    };

    static quint16 freePort()
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        return probe.serverPort();
    }

    static bool answersAt(quint16 port)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        return socket.waitForConnected(1000);
    }
};

QTEST_MAIN(SessionGatewayTest)
#include "tst_session_gateway.moc"
