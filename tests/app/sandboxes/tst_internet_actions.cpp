// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"
#include "tests/core/fakes/account_rules.h"

#include "app/sandboxes/bulk_strip.h"
#include "app/shell/strips/notice_strip.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::ActivityEntry;
using models::SandboxModel;

namespace {

/// A sandbox to which the whole internet may be opened: without allowed domains, which have a policy of their own.
QJsonObject openPod(const QString &id)
{
    return with(podObject(id), u"metadata.annotations.liteboxd|io/allowed-domains"_s, QJsonValue::Undefined);
}

} // namespace

class InternetActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void switchesTheInternetOfSeveral()
    {
        ConnectedPage f;
        const auto off = [](const QString &id) {
            return with(openPod(id), u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined);
        };
        for (const QString &id : {u"a1"_s, u"b2"_s}) {
            f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-"_s + id), openPod(id));
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
        f.cluster->event(podsPath(), u"MODIFIED"_s, with(openPod(u"a1"_s), u"metadata.resourceVersion"_s, u"77"_s));
        QTRY_COMPARE(f.page.model().index(f.page.model().rowOf(u"a1"_s), SandboxModel::Internet).data().toString(),
                     u"Requested (not observable)"_s);
    }

    void aRefusedSwitchIsSaid()
    {
        ConnectedPage f;
        f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-a1"_s), 403, u"Forbidden"_s);
        f.connectTo({openPod(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.page.actions().toggleInternet()->trigger();
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).error->code, base::ErrorCode::Forbidden);
        QVERIFY(!f.page.model().index(0, 0).data(SandboxModel::PendingRole).toBool());
    }

    void forATimeTheEndIsWrittenFirst_data()
    {
        QTest::addColumn<bool>("isOn");
        QTest::newRow("switched on with it") << false;
        QTest::newRow("on already") << true;
    }

    void forATimeTheEndIsWrittenFirst()
    {
        QFETCH(bool, isOn);
        ConnectedPage f;
        const QJsonObject on = openPod(u"a1"_s);
        const QJsonObject pod =
            isOn ? on : with(on, u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined);
        f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-a1"_s), pod);
        f.cluster->on(u"GET"_s, podsPath(u"sandbox-a1"_s), pod);
        f.connectTo({pod});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.cluster->takeRequests();
        QAction *quarter = f.page.actions().timedInternet().all().front();
        QVERIFY(quarter->isEnabled());
        quarter->trigger();
        QTRY_COMPARE(f.activity.rowCount(), isOn ? 1 : 2);
        const models::ActivityEntry limited = f.activity.row(isOn ? 0 : 1);
        QCOMPARE(limited.kind, models::ActivityEntry::Kind::InternetLimited);
        QCOMPARE(limited.seconds, 900);
        QStringList patches;
        for (const auto &request : f.cluster->takeRequests()) {
            if (request.method == u"PATCH"_s)
                patches << QString::fromUtf8(QJsonDocument(request.body).toJson(QJsonDocument::Compact));
        }
        QCOMPARE(patches.size(), isOn ? 1 : 2);
        QVERIFY2(patches.front().contains(u"internet-access-until"_s), qPrintable(patches.front()));
        if (!isOn)
            QVERIFY2(patches.back().contains(u"liteboxd.io/internet-access\":\"true"_s), qPrintable(patches.back()));
    }

    void aTimeThatCannotBeWrittenOpensNothing()
    {
        ConnectedPage f;
        f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-a1"_s), 403, u"Forbidden"_s);
        f.connectTo({with(openPod(u"a1"_s), u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.cluster->takeRequests();
        f.page.actions().timedInternet().all().front()->trigger();
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).outcome, models::ActivityEntry::Outcome::Failed);
        qsizetype patches = 0;
        for (const auto &request : f.cluster->takeRequests())
            patches += request.method == u"PATCH"_s ? 1 : 0;
        QCOMPARE(patches, 1);
    }

    void whatIsDeniedIsOffAndSaysWhy()
    {
        ConnectedPage f;
        permitOnly(*f.cluster, {u"list,watch pods"_s});
        f.connectTo({openPod(u"a1"_s)});
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
        QCOMPARE(actions.allowInternet()->statusTip(), u"The internet is switched on already"_s);
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
        f.connectTo({openPod(u"a1"_s)});
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
        f.connectTo({openPod(u"a1"_s), with(openPod(u"b2"_s), u"metadata.ownerReferences"_s, QJsonArray{owner})});
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
        f.connectTo({openPod(u"a1"_s)});
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
        f.connectTo({openPod(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.cluster->setSilent(true);
        f.page.actions().toggleInternet()->trigger();
        f.page.setSession(nullptr);
        f.session.reset();
        QCOMPARE(f.page.model().rowCount(), 0);
        QCOMPARE(f.activity.rowCount(), 0);
    }

    void allowingManyIsAskedAbout()
    {
        ConnectedPage f;
        QList<QJsonObject> pods;
        for (int i = 0; i < 8; ++i) {
            const QString id = u"s%1"_s.arg(i);
            pods << with(openPod(id), u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined);
            f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-"_s + id), openPod(id));
        }
        f.connectTo(pods);
        QTRY_COMPARE(f.page.model().rowCount(), 8);
        f.select(0, 7);
        f.page.actions().internet().setPlace(u"prod (production)"_s);
        f.page.actions().allowInternet()->trigger();
        QVERIFY(!f.page.model().index(0, 0).data(SandboxModel::PendingRole).toBool());
        auto *question = f.page.findChild<QMessageBox *>();
        QVERIFY(question);
        QVERIFY(question->text().contains(u"8"_s));
        QVERIFY(question->informativeText().contains(u"prod (production)"_s));
        for (QAbstractButton *button : question->buttons()) {
            if (question->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(f.page.model().index(0, 0).data(SandboxModel::PendingRole).toBool());
        QVERIFY(!f.page.bulkStrip()->isHidden());
        QTRY_VERIFY(f.page.bulkStrip()->text().contains(u"8 switched on, 0 failed"_s));
        QCOMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).count, 8);

        // Undo takes away what was given, without a question.
        f.cluster->takeRequests();
        f.page.bulkStrip()->findChild<QToolButton *>()->click();
        QTRY_VERIFY(f.page.bulkStrip()->text().contains(u"8 switched off, 0 failed"_s));
        QCOMPARE(f.cluster->requestsBy(u"PATCH"_s).size(), 8);
    }

    /// A few are told of together as well: one name would hide the others, and there would be no way back.
    void aFewCanBeUndoneToo()
    {
        ConnectedPage f;
        QList<QJsonObject> pods;
        for (const QString &id : {u"b1"_s, u"b2"_s, u"b3"_s}) {
            pods << openPod(id);
            f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-"_s + id), openPod(id));
        }
        f.connectTo(pods);
        QTRY_COMPARE(f.page.model().rowCount(), 3);
        f.page.actions().cutInternet()->trigger();
        QTRY_VERIFY(f.page.bulkStrip()->text().contains(u"3 switched off, 0 failed"_s));
        QCOMPARE(f.activity.rowCount(), 3);
        QVERIFY(f.page.findChild<shell::NoticeStrip *>()->isHidden());
        f.cluster->takeRequests();
        for (auto *button : f.page.bulkStrip()->findChildren<QToolButton *>()) {
            if (button->text() == u"Undo"_s)
                button->click();
        }
        QTRY_VERIFY(f.page.bulkStrip()->text().contains(u"3 switched on, 0 failed"_s));
        QCOMPARE(f.cluster->requestsBy(u"PATCH"_s).size(), 3);
    }

    void thoseThatFailedAreListedAndSelected()
    {
        ConnectedPage f;
        QList<QJsonObject> pods;
        for (int i = 0; i < 8; ++i) {
            const QString id = u"a%1"_s.arg(i);
            pods << openPod(id);
            if (i == 2 || i == 5)
                f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-"_s + id), 403, u"Forbidden"_s);
            else
                f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-"_s + id), pods.last());
        }
        f.connectTo(pods);
        QTRY_COMPARE(f.page.model().rowCount(), 8);
        f.page.actions().cutInternet()->trigger();
        QTRY_VERIFY(f.page.bulkStrip()->text().contains(u"6 switched off, 2 failed"_s));
        QStringList noted;
        for (const models::FailedSandbox &one : f.activity.row(0).failures)
            noted << one.id;
        std::sort(noted.begin(), noted.end());
        QCOMPARE(noted, (QStringList{u"a2"_s, u"a5"_s}));
        QVERIFY(!f.activity.row(0).failures.front().reason.isEmpty());

        const auto press = [&f](const QString &text) {
            auto *dialog = f.page.bulkStrip()->findChild<QDialog *>();
            for (auto *button : dialog->findChildren<QPushButton *>()) {
                if (button->text().remove(u'&') == text)
                    return button->click();
            }
            QFAIL("there is no such button");
        };
        const auto open = [&f] {
            for (auto *button : f.page.bulkStrip()->findChildren<QToolButton *>()) {
                if (button->text() == u"Show those that failed…"_s && !button->isHidden())
                    button->click();
            }
            return f.page.bulkStrip()->findChild<QDialog *>();
        };
        QVERIFY(open());
        QCOMPARE(f.page.bulkStrip()->findChild<QTreeWidget *>()->topLevelItemCount(), 2);
        press(u"Select them in the table"_s);
        QCOMPARE(f.page.actions().selection().size(), 2U);
        QTRY_VERIFY(!f.page.bulkStrip()->findChild<QDialog *>());

        f.cluster->takeRequests();
        QVERIFY(open());
        press(u"Try again"_s);
        QTRY_COMPARE(f.activity.rowCount(), 3); // two are few: each is told
        QCOMPARE(f.activity.row(0).outcome, ActivityEntry::Outcome::Failed);
    }

    void aWriteWithoutAnAnswerIsNotCalledUndone()
    {
        ConnectedPage f;
        f.cluster->refuse(u"PATCH"_s, podsPath(u"sandbox-a1"_s), 504, u"Timeout"_s);
        f.connectTo({openPod(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
        f.select(0, 0);
        f.page.actions().cutInternet()->trigger();
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).outcome, ActivityEntry::Outcome::Unknown);
        QTRY_COMPARE(f.page.model().index(0, SandboxModel::Internet).data().toString(), u"May be off, no answer"_s);
        const QJsonObject off =
            with(openPod(u"a1"_s), u"metadata.labels.liteboxd|io/internet-access"_s, QJsonValue::Undefined);
        f.cluster->event(podsPath(), u"MODIFIED"_s, with(off, u"metadata.resourceVersion"_s, u"77"_s));
        QTRY_COMPARE(f.activity.rowCount(), 2);
        QCOMPARE(f.activity.row(0).outcome, ActivityEntry::Outcome::Done);
        QTRY_COMPARE(f.page.model().index(0, SandboxModel::Internet).data().toString(), u"Not requested"_s);
    }
};

QTEST_MAIN(InternetActionsTest)
#include "tst_internet_actions.moc"
