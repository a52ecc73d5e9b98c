// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"

#include "app/gateways/gateway_page.h"
#include "app/gateways/install_dialog.h"
#include "app/gateways/link_panel.h"
#include "app/gateways/session_gateway.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"
#include "core/models/activity_record.h"
#include "core/sandbox/browser_link.h"

#include <QAbstractItemView>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

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
        QVERIFY(page.minimumSizeHint().height() < 500); // it scrolls, and never makes the window taller than a screen
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
        f.cluster->on(u"GET"_s, u"/apis/apps/v1/namespaces/liteboxd/replicasets"_s, tests::listOf({}));
        f.cluster->on(u"GET"_s, tests::podsPath(), tests::listOf({}));
        for (const QString &path : paths) {
            f.cluster->on(u"PATCH"_s, path, [&stored, &f, root](const tests::SeenRequest &seen) {
                if (!seen.query.hasQueryItem(u"dryRun"_s))
                    stored.append(seen.path);
                if (stored.contains(root))
                    f.cluster->on(u"GET"_s, root, rolledOut());
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
        QTRY_VERIFY(std::ranges::any_of(dialog->findChildren<shell::PlainLabel *>(), [](const shell::PlainLabel *each) {
            return each->text() == u"2 of 2 replicas are ready"_s;
        }));
        f.host.setSession(nullptr);
        QVERIFY(!page.findChild<gateways::InstallDialog *>());
    }

    void whyTheGatewayCannotBeJudgedIsSaid()
    {
        Fixture f;
        f.cluster->refuse(u"PATCH"_s, u"/api/v1/namespaces/liteboxd/serviceaccounts/liteboxd-gateway"_s, 403,
                          u"Forbidden"_s);
        shell::ActionRegistry actions;
        gateways::GatewayPage page(f.host, actions);
        actions.find(u"gateway.install"_s)->trigger();
        auto *dialog = page.findChild<gateways::InstallDialog *>();
        QVERIFY(dialog);
        for (QPushButton *each : dialog->findChildren<QPushButton *>()) {
            if (each->text() == u"Check"_s)
                each->click();
        }
        const auto *changes = dialog->findChild<QPlainTextEdit *>();
        QTRY_VERIFY2(changes->toPlainText().contains(u"liteboxd-gateway"_s), qPrintable(changes->toPlainText()));
    }

    void showsTheLinksThereAre()
    {
        Fixture f;
        sandbox::BrowserLink link;
        link.number = 7;
        link.port = 8080;
        link.path = u"/docs"_s;
        link.until = std::chrono::system_clock::now() + std::chrono::hours(1);
        QJsonObject pod = tests::podObject(u"0a1b2c3d"_s);
        QJsonObject metadata = pod.value("metadata"_L1).toObject();
        QJsonObject annotations = metadata.value("annotations"_L1).toObject();
        annotations.insert(u"liteboxd.io/links"_s, sandbox::linksText({link}));
        metadata.insert("annotations"_L1, annotations);
        pod.insert("metadata"_L1, metadata);
        f.cluster->on(u"GET"_s, tests::podsPath(), tests::listOf({pod}));
        gateways::LinkPanel panel(f.host);
        QVERIFY(panel.isHidden());
        f.session->start();
        QTRY_VERIFY(!panel.isHidden());
        const QTreeWidgetItem *row = panel.table()->topLevelItem(0);
        QCOMPARE(row->text(gateways::LinkPanel::Sandbox), u"0a1b2c3d"_s);
        QCOMPARE(row->text(gateways::LinkPanel::Path), u"/docs"_s);
        QCOMPARE(row->text(gateways::LinkPanel::Methods), u"all"_s);
        QCOMPARE(row->text(gateways::LinkPanel::Viewers), u"not known"_s); // no gateway was asked

        QVERIFY(!panel.revokeButton()->isEnabled()); // which?
        panel.table()->setCurrentItem(panel.table()->topLevelItem(0));
        QByteArray sentAs;
        int patches = 0; // the first comes too late: somebody else has changed the links
        f.cluster->on(u"GET"_s, tests::podsPath(u"sandbox-0a1b2c3d"_s), pod);
        f.cluster->on(
            u"PATCH"_s, tests::podsPath(u"sandbox-0a1b2c3d"_s), [&sentAs, &patches](const tests::SeenRequest &seen) {
                sentAs = seen.contentType;
                return tests::FakeCluster::Answer{++patches == 1 ? 422 : 200, tests::podObject(u"0a1b2c3d"_s)};
            });
        QSignalSpy told(&panel, &gateways::LinkPanel::happened);
        panel.revokeButton()->click();
        QTRY_COMPARE(told.size(), 1);
        const auto entry = told[0][0].value<models::ActivityEntry>();
        QVERIFY2(!entry.error, entry.error ? entry.error->text().c_str() : "");
        QCOMPARE(entry.kind, models::ActivityEntry::Kind::LinksRevoked);
        QCOMPARE(patches, 2);
        QCOMPARE(models::recordOf(entry).kind, u"link-revoke"_s);
        QCOMPARE(models::recordOf(entry).parameters.value("links"_L1).toArray(), (QJsonArray{u"0000000000000007"_s}));
        QCOMPARE(sentAs, "application/json-patch+json");
        f.host.setSession(nullptr);
        QVERIFY(panel.isHidden());
    }

private:
    static QJsonObject rolledOut()
    {
        return {{u"metadata"_s, QJsonObject{{u"name"_s, u"liteboxd-gateway"_s}, {u"generation"_s, 1}}},
                {u"spec"_s, QJsonObject{{u"replicas"_s, 2}}},
                {u"status"_s, QJsonObject{{u"observedGeneration"_s, 1},
                                          {u"replicas"_s, 2},
                                          {u"updatedReplicas"_s, 2},
                                          {u"availableReplicas"_s, 2}}}};
    }

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
