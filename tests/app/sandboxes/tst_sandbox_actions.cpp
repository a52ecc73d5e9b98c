// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"
#include "tests/core/fakes/account_rules.h"

#include "app/sandboxes/port_dialog.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/offer_strip.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::ActivityEntry;
using models::SandboxModel;

class TestSandboxActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void stateFollowsTheSelection()
    {
        ConnectedPage f;
        const auto &actions = f.page.actions();
        QVERIFY(!actions.toggleInternet()->isEnabled());
        QCOMPARE(actions.copyToken()->statusTip(), u"Select a sandbox"_s);
        f.connectTo({podObject(u"a1"_s), podObject(u"b2"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        QVERIFY(!actions.copyToken()->isEnabled());

        f.select(0, 0);
        QVERIFY(actions.copyToken()->isEnabled());
        QVERIFY(actions.toggleInternet()->isEnabled());
        QVERIFY(!actions.open()->isEnabled());
        QCOMPARE(actions.open()->statusTip(), u"The gateway does not listen"_s);

        f.select(0, 1);
        QVERIFY(!actions.copyToken()->isEnabled());
        QCOMPARE(actions.copyToken()->statusTip(), u"Select one sandbox only"_s);
        QVERIFY(actions.toggleInternet()->isEnabled());

        f.page.setSession(nullptr);
        QVERIFY(!actions.toggleInternet()->isEnabled());
    }

    void copiesTheTokenAndKeepsIt()
    {
        ConnectedPage f;
        f.cluster->on(u"GET"_s, u"/api/v1/namespaces/kube-system"_s,
                      QJsonObject{{u"metadata"_s, QJsonObject{{u"uid"_s, u"cluster-1"_s}}}});
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QTRY_COMPARE(f.session->cluster().uid(), u"cluster-1"_s);
        f.page.actions().copyToken()->trigger();
        const std::string token = f.page.model().row(0).sandbox->accessToken.reveal();
        QCOMPARE(QGuiApplication::clipboard()->text().toStdString(), token);
        QTRY_COMPARE(f.keychain.kept.size(), std::size_t(1));
        QCOMPARE(f.activity.rowCount(), 1);
        QVERIFY(!f.activity.row(0).text.contains(QString::fromStdString(token)));
    }

    void aMissingKeychainIsSaidAndTheCopyWorks()
    {
        ConnectedPage f;
        f.cluster->on(u"GET"_s, u"/api/v1/namespaces/kube-system"_s,
                      QJsonObject{{u"metadata"_s, QJsonObject{{u"uid"_s, u"cluster-1"_s}}}});
        f.keychain.setFault(base::ErrorCode::KeychainUnavailable);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QTRY_COMPARE(f.session->cluster().uid(), u"cluster-1"_s);
        f.page.actions().copyToken()->trigger();
        QVERIFY(f.clipboard.holdsSecret());
        QTRY_COMPARE(f.activity.rowCount(), 2);
        QCOMPARE(f.activity.row(0).outcome, ActivityEntry::Outcome::Failed);
        QCOMPARE(f.activity.row(0).error->code, base::ErrorCode::KeychainUnavailable);
    }

    void nothingIsAskedByTheDesktopUnannounced()
    {
        ConnectedPage f;
        f.keychain.asksFirst = true;
        f.cluster->on(u"GET"_s, u"/api/v1/namespaces/kube-system"_s,
                      QJsonObject{{u"metadata"_s, QJsonObject{{u"uid"_s, u"cluster-1"_s}}}});
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QTRY_COMPARE(f.session->cluster().uid(), u"cluster-1"_s);
        auto *offer = f.page.findChild<shell::OfferStrip *>();
        f.page.actions().copyToken()->trigger();
        QVERIFY(f.clipboard.holdsSecret());
        QTRY_VERIFY(!offer->isHidden());
        QCOMPARE(f.keychain.writes, 0);
        const auto buttons = offer->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 2);
        buttons[0]->click();
        QTRY_COMPARE(f.keychain.writes, 1);
        QVERIFY(f.actions.find(u"sandbox.keeptokens"_s)->isChecked());
        f.page.actions().copyToken()->trigger();
        QTRY_COMPARE(f.keychain.writes, 2); // it was agreed to
        QVERIFY(offer->isHidden());

        f.actions.find(u"sandbox.keeptokens"_s)->trigger();
        f.page.actions().copyToken()->trigger();
        QCOMPARE(f.activity.rowCount(), 3);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(f.keychain.writes, 2);
    }

    void aFaultOfTheKeychainIsSaidOnce()
    {
        ConnectedPage f;
        f.cluster->on(u"GET"_s, u"/api/v1/namespaces/kube-system"_s,
                      QJsonObject{{u"metadata"_s, QJsonObject{{u"uid"_s, u"cluster-1"_s}}}});
        f.keychain.setFault(base::ErrorCode::KeychainUnavailable);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QTRY_COMPARE(f.session->cluster().uid(), u"cluster-1"_s);
        f.page.actions().copyToken()->trigger();
        QTRY_COMPARE(f.activity.rowCount(), 2);
        auto *errors = f.page.findChild<shell::ErrorStrip *>();
        QVERIFY(!errors->isHidden());
        errors->dismiss();
        f.page.actions().copyToken()->trigger();
        QTRY_COMPARE(f.activity.rowCount(), 3);
        QCoreApplication::sendPostedEvents();
        QVERIFY(errors->isHidden());
    }

    void switchesTheInternetOfSeveral()
    {
        ConnectedPage f;
        const auto off = [](const QString &id) {
            return with(podObject(id), u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined);
        };
        for (const QString &id : {u"a1"_s, u"b2"_s}) {
            f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-"_s + id), podObject(id));
            f.cluster->on(u"GET"_s, podsPath(u"sandbox-"_s + id), off(id));
        }
        f.connectTo({off(u"a1"_s), off(u"b2"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        f.select(0, 1);
        QVERIFY(f.page.actions().allowInternet()->isEnabled());
        QVERIFY(!f.page.actions().cutInternet()->isEnabled());
        f.page.actions().toggleInternet()->trigger();
        const QModelIndex cell = f.page.model().index(0, SandboxModel::Internet);
        QCOMPARE(cell.data().toString(), u"Switching on…"_s);
        QTRY_COMPARE(f.activity.rowCount(), 2);
        QTRY_COMPARE(cell.data().toString(), u"Not requested"_s); // until the watch tells otherwise
        QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
        f.cluster->event(podsPath(), u"MODIFIED"_s, with(podObject(u"a1"_s), u"metadata.resourceVersion"_s, u"77"_s));
        QTRY_COMPARE(f.page.model().index(f.page.model().rowOf(u"a1"_s), SandboxModel::Internet).data().toString(),
                     u"Requested (not observable)"_s);
    }

    void aRefusedSwitchIsSaid()
    {
        ConnectedPage f;
        f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-a1"_s), 403, u"Forbidden"_s);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.page.actions().toggleInternet()->trigger();
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).error->code, base::ErrorCode::Forbidden);
        QVERIFY(!f.page.model().index(0, 0).data(SandboxModel::PendingRole).toBool());
    }

    void whatIsDeniedIsOffAndSaysWhy()
    {
        ConnectedPage f;
        permitOnly(*f.cluster, {u"list,watch pods"_s});
        f.connectTo({podObject(u"a1"_s)});
        const auto &actions = f.page.actions();
        const QString reason = u"Your account lacks the rule “patch on pods” in namespace liteboxd"_s;
        QTRY_COMPARE(actions.cutInternet()->statusTip(), reason); // nothing is selected: of all shown
        f.select(0, 0);
        for (const QAction *action : {actions.toggleInternet(), actions.allowInternet(), actions.cutInternet()}) {
            QVERIFY(!action->isEnabled());
            QCOMPARE(action->statusTip(), reason);
            QVERIFY(action->toolTip().endsWith(reason));
        }
        QVERIFY(actions.copyToken()->isEnabled());

        permitOnly(*f.cluster, {u"list,watch,patch pods"_s});
        f.session->retryNow();
        QTRY_VERIFY(actions.toggleInternet()->isEnabled());
        QVERIFY(actions.cutInternet()->isEnabled());
        QCOMPARE(actions.allowInternet()->statusTip(), u"Internet access is requested already"_s);
    }

    void whatIsNotKnownIsOn_data()
    {
        QTest::addColumn<bool>("silent");
        QTest::newRow("not answered yet") << true;
        QTest::newRow("not to be had") << false;
    }

    void whatIsNotKnownIsOn()
    {
        QFETCH(bool, silent);
        ConnectedPage f; // its cluster knows no reviews
        QSignalSpy answered(&f.session->permissions(), &kube::Permissions::changed);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        if (silent)
            f.cluster->setSilent(true);
        else
            QTRY_COMPARE(answered.size(), 1);
        f.select(0, 0);
        QVERIFY(f.page.actions().toggleInternet()->isEnabled());
        QVERIFY(f.page.actions().cutInternet()->isEnabled());
    }

    void aReplicaSetThatMayNotBeReadIsNamed()
    {
        ConnectedPage f;
        permitOnly(*f.cluster, {u"list,watch,patch pods"_s});
        const QJsonObject owner{{u"kind"_s, u"ReplicaSet"_s},
                                {u"name"_s, u"sandbox-b2-5d"_s},
                                {u"uid"_s, u"rs-uid"_s},
                                {u"controller"_s, true}};
        f.connectTo({podObject(u"a1"_s), with(podObject(u"b2"_s), u"metadata.ownerReferences"_s, QJsonArray{owner})});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        const auto &actions = f.page.actions();
        f.select(1, 1);
        QCOMPARE(actions.selection().front().sandbox->id.text(), "b2");
        QTRY_COMPARE(actions.toggleInternet()->statusTip(),
                     u"Your account lacks the rule “get on replicasets.apps” in namespace liteboxd"_s);
        QVERIFY(!actions.toggleInternet()->isEnabled());
        f.select(0, 1); // what can be changed is
        QVERIFY(actions.toggleInternet()->isEnabled());
    }

    void aRefusalTellsThatTheRightsWereTakenAway()
    {
        ConnectedPage f;
        permitOnly(*f.cluster, {u"list,watch,patch pods"_s});
        QSignalSpy answered(&f.session->permissions(), &kube::Permissions::changed);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        QTRY_COMPARE(answered.size(), 1);
        f.select(0, 0);
        f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-a1"_s), 403, u"Forbidden"_s);
        permitOnly(*f.cluster, {u"list,watch pods"_s});
        f.page.actions().toggleInternet()->trigger();
        QTRY_VERIFY(f.page.actions().toggleInternet()->statusTip().contains(u"patch on pods"_s));
    }

    void lettingGoInTheMiddleLeavesNothingBehind()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.cluster->setSilent(true);
        f.page.actions().toggleInternet()->trigger();
        f.page.setSession(nullptr);
        f.session.reset();
        QCOMPARE(f.page.model().rowCount(), 0);
        QCOMPARE(f.activity.rowCount(), 0);
    }

    void aPortIsOneOf65535()
    {
        sandbox::Sandbox sandbox{*base::SandboxId::parse("a1")};
        sandbox.ports = {{8080, {}}, {9000, {}}};
        auto *dialog = new sandboxes::PortDialog(sandbox, nullptr);
        QSignalSpy chosen(dialog, &sandboxes::PortDialog::portChosen);
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QCOMPARE(dialog->input()->count(), 2);
        for (const QString &bad : {u""_s, u"0"_s, u"65536"_s, u"08080"_s, u"8080abc"_s, u"+1"_s}) {
            dialog->input()->setEditText(bad);
            QVERIFY2(!ok->isEnabled(), qPrintable(bad));
        }
        dialog->input()->setEditText(u"9001"_s);
        dialog->open();
        ok->click();
        QCOMPARE(chosen.value(0).value(0).toUInt(), 9001U);
    }
};

QTEST_MAIN(TestSandboxActions)
#include "tst_sandbox_actions.moc"
