// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"
#include "tests/core/fakes/pod_objects.h"

#include "app/policies/policies_page.h"
#include "app/policies/policy_table.h"
#include "app/policies/rules_view.h"
#include "app/policies/verdict_view.h"
#include "app/policies/yaml_editor.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/widgets/choice_box.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "core/store/store.h"

#include <QAction>
#include <QJsonArray>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextEdit>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using policies::PageState;

namespace {

const QString allPods = u"/api/v1/pods"_s;
const QString ciliumPath = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies"_s;
const QString allCilium = u"/apis/cilium.io/v2/ciliumnetworkpolicies"_s;
const QString allPolicies = u"/apis/networking.k8s.io/v1/networkpolicies"_s;

/// The page over a session over a cluster in memory that has Cilium, a sandbox 0a1b2c3d, and policies.
struct ConnectedPage
{
    ConnectedPage()
    {
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        session = std::move(*session::Session::create({}, keychain, kept,
                                                      std::make_unique<kube::ApiClient>(std::move(transport))));
        const QList<QJsonObject> pods{podObject(u"0a1b2c3d"_s)};
        cluster->on(u"GET"_s, podsPath(), listOf(pods));
        cluster->on(u"GET"_s, allPods, listOf(pods));
        setCilium({});
        page.resize(1000, 700);
    }

    ~ConnectedPage() { page.setSession(nullptr); }

    void setPolicies(const QList<QJsonObject> &policies)
    {
        cluster->on(u"GET"_s, policiesPath(), listOf(policies));
        cluster->on(u"GET"_s, allPolicies, listOf(policies));
    }

    void setCilium(const QList<QJsonObject> &policies)
    {
        cluster->on(u"GET"_s, ciliumPath, listOf(policies));
        cluster->on(u"GET"_s, allCilium, listOf(policies));
    }

    /// As this program ships them.
    QJsonObject shipped(const QString &name) const
    {
        for (const auto &manifest : session->policies().manifests()) {
            if (manifest.name == name)
                return manifest.object;
        }
        return {};
    }

    void open()
    {
        page.show();
        page.setSession(session.get());
        session->start();
    }

    /// The requests of that method since the last call.
    QList<SeenRequest> taken(const QString &method)
    {
        QList<SeenRequest> found;
        for (const SeenRequest &request : cluster->takeRequests()) {
            if (request.method == method)
                found << request;
        }
        return found;
    }

    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings settings{u"LiteBoxd"_s, u"test-policies"_s};
    FakeKeychain keychain;
    session::KeptTokens kept{emptySettings(settings)};
    FakeCluster *cluster = nullptr;
    std::unique_ptr<session::Session> session;
    shell::ActionRegistry actions;
    QAction *retry = actions.add({u"view.refresh"_s, shell::ActionGroup::View, u"Retry"_s});
    base::SystemClock clock;
    policies::PoliciesPage page{{actions, retry, settings, clock}};
};

} // namespace

class PoliciesPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void withoutASessionItSaysWhy()
    {
        ConnectedPage f;
        QCOMPARE(f.page.state(), PageState::NotConnected);
        f.page.setConnectionError(base::Error{base::ErrorCode::CertificateExpired, "client certificate", "user admin"});
        QVERIFY(f.page.stateView()->block().contains(u"user admin"_s));
    }

    void forbiddenShowsTheRule()
    {
        ConnectedPage f;
        f.cluster->refuse(u"GET"_s, policiesPath(), 403, u"Forbidden"_s);
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Forbidden);
        QVERIFY(f.page.stateView()->block().contains(u"networkpolicies"_s));
    }

    void failureIsSaidAndHeals()
    {
        ConnectedPage f;
        f.cluster->refuse(u"GET"_s, policiesPath(), 422, u"Invalid"_s);
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Failed);
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        f.retry->trigger();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
    }

    void listsThemWithTheirDrift()
    {
        ConnectedPage f;
        QJsonObject opened = f.shipped(u"default-deny-all"_s);
        opened.insert(u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()},
                                             {u"policyTypes"_s, QJsonArray{u"Egress"_s}},
                                             {u"egress"_s, QJsonArray{QJsonObject()}}});
        f.setPolicies({f.shipped(u"allow-dns"_s), opened});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        QCOMPARE(f.page.model().rowCount(), 7); // those that are not in the cluster too
        using models::PolicyModel;
        const auto health = [&f](const QString &key) {
            return PolicyModel::healthOf(f.page.model().row(f.page.model().rowOf(key)));
        };
        QCOMPARE(health(u"NetworkPolicy/liteboxd/allow-dns"_s), PolicyModel::Health::Good);
        QCOMPARE(health(u"NetworkPolicy/liteboxd/default-deny-all"_s), PolicyModel::Health::Differs);
        QCOMPARE(health(u"CiliumNetworkPolicy/liteboxd/deny-cluster-access"_s), PolicyModel::Health::Absent);
        QCOMPARE(f.page.badge(), u"!6"_s);
        f.page.reveal(u"allow-dns"_s);
        QVERIFY2(f.page.rules()->rulesText().contains(u"k8s-app=kube-dns"_s), qPrintable(f.page.rules()->rulesText()));
        QCOMPARE(f.page.rules()->matrix()->columnCount(), 2);
        QCOMPARE(f.page.rules()->matrix()->item(0, 0)->text(), u"Allowed"_s);
        QVERIFY(!f.page.repairAction()->isEnabled());
        f.page.reveal(u"default-deny-all"_s);
        QVERIFY(f.page.repairAction()->isEnabled());
    }

    void asksOnceAndAppliesWhatIsAgreedTo()
    {
        ConnectedPage f;
        f.setPolicies({});
        for (const auto &manifest : f.session->policies().manifests())
            f.cluster->on(u"PATCH"_s, QString::fromStdString(manifest.path().path()), manifest.object);
        f.open();
        QTRY_VERIFY(f.page.offer()->isVisible());
        QVERIFY(f.taken(u"PATCH"_s).isEmpty());
        QTest::mouseClick(f.page.offer()->findChildren<QPushButton *>().first(), Qt::LeftButton);
        QTRY_VERIFY(f.page.notice()->isVisible());
        QCOMPARE(f.taken(u"PATCH"_s).size(), 2 * 7);
        f.page.setSession(nullptr);
        f.page.setSession(f.session.get());
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        QVERIFY(!f.page.offer()->isVisible()); // the same cluster is not asked about again
    }

    void namesWhoSetItOtherwise()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        for (const auto &manifest : f.session->policies().manifests()) {
            f.cluster->on(u"PATCH"_s, QString::fromStdString(manifest.path().path()), [](const SeenRequest &request) {
                if (request.query.queryItemValue(u"force"_s) == u"true"_s)
                    return FakeCluster::Answer{200, request.body};
                return FakeCluster::Answer{
                    409,
                    {{u"kind"_s, u"Status"_s},
                     {u"reason"_s, u"Conflict"_s},
                     {u"message"_s, u"Apply failed with 1 conflict: conflict with \"kubectl\" using v1: .spec.egress"_s}}};
            });
        }
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.ensureAction()->trigger();
        QTest::mouseClick(f.page.offer()->findChildren<QPushButton *>().first(), Qt::LeftButton);
        QTRY_VERIFY(f.page.errors()->text().contains(u"kubectl"_s));
        QTest::mouseClick(f.page.offer()->findChildren<QPushButton *>().first(), Qt::LeftButton);
        QTRY_VERIFY(f.page.notice()->isVisible());
        QVERIFY(!f.page.errors()->isVisible());
    }

    void remembersEdits()
    {
        QTemporaryDir folder;
        store::Store store(folder.filePath(u"store.sqlite"_s));
        ConnectedPage f;
        f.page.setStore(&store);
        QSignalSpy happened(&f.page, &policies::PoliciesPage::happened);
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        QJsonObject changed = f.shipped(u"allow-dns"_s);
        changed.insert(u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()}});
        f.cluster->on(u"PATCH"_s, policiesPath(u"allow-dns"_s), changed);
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.reveal(u"allow-dns"_s);
        f.page.tabs()->setCurrentIndex(1);
        policies::YamlEditor &editor = *f.page.editor();
        QVERIFY(!editor.pastButton()->isEnabled());
        const QString original = editor.text()->toPlainText();
        editor.text()->setPlainText(QString(original).replace(u"port: 53"_s, u"port: 54"_s));
        QTest::mouseClick(editor.applyButton(), Qt::LeftButton);
        QTRY_VERIFY(editor.pastButton()->isEnabled());
        QCOMPARE(happened.size(), 1);
        const auto entry = happened.first().first().value<models::ActivityEntry>();
        QCOMPARE(entry.kind, models::ActivityEntry::Kind::PolicyEdited);
        QCOMPARE(entry.subject, u"allow-dns"_s);
        const QList<QAction *> past = editor.pastButton()->menu()->actions();
        QCOMPARE(past.size(), 1);
        past.first()->trigger();
        QCOMPARE(editor.text()->toPlainText(), original); // as it was before; nothing is sent by that
        f.page.setStore(nullptr);
    }

    void editsChecksAndApplies()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"allow-dns"_s)});
        f.cluster->on(u"PATCH"_s, policiesPath(u"allow-dns"_s), f.shipped(u"allow-dns"_s));
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        f.page.reveal(u"allow-dns"_s);
        f.page.tabs()->setCurrentIndex(1);
        policies::YamlEditor &editor = *f.page.editor();
        const QString original = editor.text()->toPlainText();
        QVERIFY(original.contains(u"policyTypes"_s) && !original.contains(u"managedFields"_s));
        QVERIFY(!editor.applyButton()->isEnabled());

        editor.text()->setPlainText(QString(original).replace(u"egress:"_s, u"egres:"_s));
        QVERIFY(editor.remarks()->item(0)->text().contains(u"egres"_s));
        QVERIFY(editor.remarks()->item(0)->data(Qt::UserRole).toInt() > 0);
        editor.text()->setPlainText(u"spec: ["_s);
        QVERIFY(editor.remarks()->count() > 0 && !editor.applyButton()->isEnabled());

        editor.text()->setPlainText(QString(original).replace(u"port: 53"_s, u"port: 54"_s));
        QVERIFY(editor.applyButton()->isEnabled());
        QTest::mouseClick(editor.differenceButton(), Qt::LeftButton);
        QVERIFY(editor.difference()->toPlainText().contains(u"port: 54"_s));
        f.cluster->takeRequests();
        QTest::mouseClick(editor.judgeButton(), Qt::LeftButton);
        QTRY_VERIFY(f.page.notice()->isVisible());
        const auto judged = f.taken(u"PATCH"_s);
        QCOMPARE(judged.size(), 1);
        QCOMPARE(judged[0].query.queryItemValue(u"dryRun"_s), u"All"_s);
        QCOMPARE(judged[0].body.keys(), QStringList{u"spec"_s});
        QTRY_VERIFY(editor.applyButton()->isEnabled());
        QTest::mouseClick(editor.applyButton(), Qt::LeftButton);
        qsizetype applied = 0; // what is taken is not there the next time
        QVERIFY(QTest::qWaitFor([&] { return (applied += f.taken(u"PATCH"_s).size()) > 0; }));
        QCOMPARE(applied, 1);
        QTRY_VERIFY(editor.revertButton()->isEnabled());
        QTest::mouseClick(editor.revertButton(), Qt::LeftButton);
        QCOMPARE(editor.text()->toPlainText(), original);
    }

    void tellsWhatASandboxMayDo()
    {
        ConnectedPage f;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        policies::VerdictView &verdicts = *f.page.verdicts();
        QCOMPARE(verdicts.sandboxId(), u"0a1b2c3d"_s);
        QVERIFY(verdicts.answers()->topLevelItemCount() > 5);
        QCOMPARE(verdicts.answers()->topLevelItem(0)->text(1), u"Denied"_s);
        QVERIFY(verdicts.answers()->topLevelItem(0)->text(2).contains(u"default-deny-all"_s));
        f.page.tabs()->setCurrentIndex(2);
        verdicts.direction()->setCurrentIndex(1);
        QTest::keyClicks(verdicts.peer(), u"host"_s);
        QTest::mouseClick(verdicts.askButton(), Qt::LeftButton);
        QVERIFY2(verdicts.ownAnswer()->text().startsWith(u"Allowed"_s), qPrintable(verdicts.ownAnswer()->text()));
        verdicts.port()->setText(u"0"_s);
        QTest::mouseClick(verdicts.askButton(), Qt::LeftButton);
        QVERIFY(verdicts.ownAnswer()->text().contains(u"65535"_s));
    }

    void cutsASandboxOff()
    {
        ConnectedPage f;
        const QString path = ciliumPath + u"/quarantine-0a1b2c3d"_s;
        f.setPolicies({f.shipped(u"default-deny-all"_s)});
        f.cluster->on(u"PATCH"_s, path, [&f](const SeenRequest &request) {
            f.setCilium({request.body});
            return FakeCluster::Answer{200, request.body};
        });
        f.open();
        QTRY_COMPARE(f.page.state(), PageState::Rows);
        QTRY_COMPARE(f.session->sandboxes().state().phase, kube::SyncState::Phase::Live);
        f.page.tabs()->setCurrentIndex(2);
        QPushButton *const button = f.page.verdicts()->quarantineButton();
        const QString before = button->text();
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(f.page.verdicts()->isInQuarantine());
        QVERIFY(button->text() != before);
        QCOMPARE(f.page.verdicts()->answers()->topLevelItem(0)->text(1), u"Denied"_s);
    }
};

QTEST_MAIN(PoliciesPageTest)
#include "tst_policies_page.moc"
