// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"
#include "tests/core/fakes/account_rules.h"

#include "app/sandboxes/port_dialog.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "core/models/activity_words.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::ActivityEntry;

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
        QVERIFY(actions.copyToken()->isEnabled());
        QVERIFY(actions.copyId()->isEnabled());
        QCOMPARE(actions.open()->statusTip(), u"Select one sandbox only"_s);
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
        const ActivityEntry &entry = f.activity.row(0);
        QCOMPARE(entry.kind, ActivityEntry::Kind::TokenCopied);
        QCOMPARE(entry.sandboxId, u"a1"_s);
        QVERIFY(!text(entry).contains(QString::fromStdString(token)));
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

    void aPathIsAskedForAndRemembered()
    {
        QSettings settings(QStringLiteral("LiteBoxd"), QStringLiteral("test-paths"));
        settings.clear();
        sandboxes::PathMemory paths(settings);
        sandbox::Sandbox sandbox{*base::SandboxId::parse("a1")};
        sandbox.ports = {{8080, {}}, {9000, {}}};
        const std::vector<sandbox::SandboxPtr> sandboxes{std::make_shared<const sandbox::Sandbox>(sandbox)};
        auto *dialog = new sandboxes::PortDialog(sandboxes, &paths, nullptr);
        QSignalSpy chosen(dialog, &sandboxes::PortDialog::chosen);
        auto *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QCOMPARE(dialog->path()->text(), u"/"_s);
        for (const QString &bad : {u""_s, u"socket"_s, u"/a b"_s, u"/a#b"_s, u"/\n"_s, u"/\u00e4"_s}) {
            dialog->path()->clear();
            QTest::keyClicks(dialog->path(), u"x"_s); // as if typed
            dialog->path()->setText(bad);
            Q_EMIT dialog->path()->textEdited(bad);
            QVERIFY2(!ok->isEnabled(), qPrintable(bad));
        }
        dialog->path()->setText(u"/socket?room=1"_s);
        Q_EMIT dialog->path()->textEdited({});
        dialog->open();
        ok->click();
        QCOMPARE(chosen.value(0).value(1).toString(), u"/socket?room=1"_s);
        QCOMPARE(paths.path(8080), u"/socket?room=1"_s);
        QCOMPARE(paths.path(9000), u"/"_s);
    }

    void copiesTheIdsOfAll()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s), podObject(u"b2"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        f.select(0, 1);
        f.page.actions().copyId()->trigger();
        QStringList ids = QGuiApplication::clipboard()->text().split(u'\n');
        ids.sort();
        QCOMPARE(ids, (QStringList{u"a1"_s, u"b2"_s}));
        f.page.actions().copyToken()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 2);
        QCOMPARE(f.activity.row(0).count, 2);
    }

    void openingNeedsARunningSandbox_data()
    {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("reason");
        QTest::newRow("Running") << u"Running"_s << u"The gateway does not listen"_s;
        QTest::newRow("Pending") << u"Pending"_s << u"The sandbox does not run: Pending"_s;
        QTest::newRow("Failed") << u"Failed"_s << u"The sandbox does not run: Failed"_s;
    }

    void openingNeedsARunningSandbox()
    {
        QFETCH(QString, phase);
        ConnectedPage f;
        f.connectTo({with(podObject(u"a1"_s), u"status.phase"_s, phase)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QTEST(f.page.actions().open()->statusTip(), "reason");
        QVERIFY(f.page.actions().copyToken()->isEnabled());
    }

    void openingNeedsTheRight()
    {
        ConnectedPage f;
        permitOnly(*f.cluster, {u"list,watch,patch pods"_s});
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QTRY_COMPARE(f.page.actions().open()->statusTip(),
                     u"Your account lacks the rule “get on pods/proxy” in namespace liteboxd"_s);
    }

    void saysWhyThereIsNoToken()
    {
        ConnectedPage f;
        const QString token = QString(40, u'a') + u"\n\u001b[2J"_s;
        f.connectTo({with(podObject(u"a1"_s), u"metadata.annotations.liteboxd|io/access-token"_s, token)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        QVERIFY(!f.page.actions().copyToken()->isEnabled());
        QVERIFY(f.page.actions().copyToken()->statusTip().contains(u"no header can carry"_s));
    }

    void aPortIsOneOf65535()
    {
        sandbox::Sandbox sandbox{*base::SandboxId::parse("a1")};
        sandbox.ports = {{8080, {}}, {9000, {}}};
        auto *dialog = new sandboxes::PortDialog({std::make_shared<const sandbox::Sandbox>(sandbox)}, nullptr, nullptr);
        QSignalSpy chosen(dialog, &sandboxes::PortDialog::chosen);
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
