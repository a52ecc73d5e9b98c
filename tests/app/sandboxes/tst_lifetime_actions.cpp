// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"
#include "tests/core/fakes/account_rules.h"

#include "app/sandboxes/lifetime/delete_dialog.h"
#include "app/sandboxes/lifetime/ttl_dialog.h"
#include "app/sandboxes/lifetime/ttl_field.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::ActivityEntry;
using sandboxes::DeleteDialog;
using sandboxes::TtlDialog;

namespace {

QPushButton *button(const QWidget &dialog, const QString &text)
{
    for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
        if (each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

QJsonObject ending(const QString &id, const QJsonValue &finalizers)
{
    const QJsonObject pod = with(podObject(id), u"metadata.deletionTimestamp"_s, u"2020-01-01T00:00:00Z"_s);
    return with(pod, u"metadata.finalizers"_s, finalizers);
}

} // namespace

class LifetimeActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void stateFollowsTheSelectionAndTheAccount()
    {
        ConnectedPage f;
        auto &life = f.page.actions().lifetime();
        QCOMPARE(life.create()->statusTip(), u"Not connected"_s);
        permitOnly(*f.cluster, {u"list,watch,patch pods"_s});
        f.connectTo({podObject(u"a1"_s), with(podObject(u"b2"_s), u"status.phase"_s, u"Succeeded"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        QCOMPARE(life.renew()->statusTip(), u"Select a sandbox"_s);
        f.select(f.page.model().rowOf(u"a1"_s), f.page.model().rowOf(u"a1"_s));
        QTRY_VERIFY(life.renew()->isEnabled());
        QVERIFY(life.rotate()->isEnabled());
        QTRY_VERIFY(life.remove()->statusTip().contains(u"delete"_s));
        QVERIFY(life.create()->statusTip().contains(u"create"_s));
    }

    void deletingSaysFirstWhatItDoes()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s), podObject(u"b2"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        f.select(0, 1);
        f.page.actions().setPlace(u"prod (production)"_s);
        f.page.actions().lifetime().remove()->trigger();
        auto *dialog = f.page.findChild<DeleteDialog *>();
        QVERIFY(dialog);
        QVERIFY(dialog->text().contains(u"2"_s));
        QCOMPARE(dialog->lines().size(), 2);
        QVERIFY(dialog->lines().join(u' ').contains(u"a1"_s));
        button(*dialog, u"Cancel"_s)->click();
        QVERIFY(f.cluster->requestsBy(u"DELETE"_s).isEmpty());
    }

    void deletesThePodThatWasMeantAndSeesItGo()
    {
        ConnectedPage f;
        f.cluster->on(u"DELETE"_s, podsPath(u"sandbox-a1"_s), ending(u"a1"_s, {}));
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
        f.select(0, 0);
        f.page.actions().lifetime().remove()->trigger();
        QPointer<DeleteDialog> dialog = f.page.findChild<DeleteDialog *>();
        button(*dialog, u"Delete"_s)->click();
        QTRY_COMPARE(f.cluster->requestsBy(u"DELETE"_s).size(), 1);
        const QJsonObject options = f.cluster->requestsBy(u"DELETE"_s).first().body;
        QCOMPARE(options.value("preconditions"_L1).toObject().value("uid"_L1).toString(),
                 podObject(u"a1"_s).value("metadata"_L1).toObject().value("uid"_L1).toString());
        QVERIFY(!options.contains("gracePeriodSeconds"_L1));
        f.cluster->on(u"GET"_s, podsPath(), listOf({}, u"9"_s));
        f.cluster->event(podsPath(), u"DELETED"_s, ending(u"a1"_s, {}));
        QTRY_VERIFY(!dialog || dialog->isHidden());
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).kind, ActivityEntry::Kind::SandboxDeleted);
        QCOMPARE(f.activity.row(0).outcome, ActivityEntry::Outcome::Done);
    }

    void whatHoldsOneIsNamedAndForceIsOffered()
    {
        ConnectedPage f;
        const QJsonObject held = ending(u"a1"_s, QJsonArray{u"example.com/keep"_s});
        f.cluster->on(u"DELETE"_s, podsPath(u"sandbox-a1"_s), held);
        f.cluster->on(u"GET"_s, podsPath(u"sandbox-a1"_s), held);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.cluster->on(u"GET"_s, podsPath(), listOf({held}, u"9"_s));
        f.page.actions().lifetime().remove()->trigger();
        QPointer<DeleteDialog> dialog = f.page.findChild<DeleteDialog *>();
        button(*dialog, u"Delete"_s)->click();
        QTRY_VERIFY(dialog && dialog->lines().join(u' ').contains(u"example.com/keep"_s));
        QPushButton *force = button(*dialog, u"Delete these by force"_s);
        QVERIFY(force && !force->isHidden());
        f.cluster->takeRequests();
        force->click();
        QTRY_COMPARE(f.cluster->requestsBy(u"DELETE"_s).size(), 1);
        QCOMPARE(f.cluster->requestsBy(u"DELETE"_s).first().body.value("gracePeriodSeconds"_L1).toInt(-1), 0);
    }

    void aRefusalIsShownWithItsReason()
    {
        ConnectedPage f;
        f.cluster->refuse(u"DELETE"_s, podsPath(u"sandbox-a1"_s), 403, u"Forbidden"_s);
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.page.actions().lifetime().remove()->trigger();
        QPointer<DeleteDialog> dialog = f.page.findChild<DeleteDialog *>();
        button(*dialog, u"Delete"_s)->click();
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).outcome, ActivityEntry::Outcome::Failed);
        QVERIFY(dialog && dialog->lines().first().startsWith(u"a1: "_s));
    }

    void renewingWritesTheTimeFromNow()
    {
        ConnectedPage f;
        f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-a1"_s), podObject(u"a1"_s));
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.page.actions().lifetime().renew()->trigger();
        auto *dialog = f.page.findChild<TtlDialog *>();
        QVERIFY(dialog);
        dialog->field()->setLength(std::chrono::hours(2));
        button(*dialog, u"Renew"_s)->click();
        QTRY_COMPARE(f.cluster->requestsBy(u"PATCH"_s).size(), 1);
        const QJsonObject notes = f.cluster->requestsBy(u"PATCH"_s)
                                      .first()
                                      .body.value("metadata"_L1)
                                      .toObject()
                                      .value("annotations"_L1)
                                      .toObject();
        QCOMPARE(notes.keys(), QStringList{u"liteboxd/ttl"_s});
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).kind, ActivityEntry::Kind::TtlRenewed);
    }

    void rotatingIsAskedAboutAndGivesAnotherToken()
    {
        ConnectedPage f;
        f.cluster->on(u"PATCH"_s, podsPath(u"sandbox-a1"_s), podObject(u"a1"_s));
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.page.actions().lifetime().rotate()->trigger();
        auto *box = f.page.findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(f.cluster->requestsBy(u"PATCH"_s).isEmpty());
        button(*box, u"Rotate"_s)->click();
        QTRY_COMPARE(f.cluster->requestsBy(u"PATCH"_s).size(), 1);
        const QString token = f.cluster->requestsBy(u"PATCH"_s)
                                  .first()
                                  .body.value("metadata"_L1)
                                  .toObject()
                                  .value("annotations"_L1)
                                  .toObject()
                                  .value("liteboxd.io/access-token"_L1)
                                  .toString();
        QCOMPARE(token.size(), 64);
        QVERIFY(token.toStdString() != f.page.model().row(0).sandbox->accessToken.reveal());
        QTRY_COMPARE(f.activity.rowCount(), 1);
        QCOMPARE(f.activity.row(0).kind, ActivityEntry::Kind::TokenRotated);
    }

    void aSessionThatGoesTakesItsQuestionsAlong()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        f.select(0, 0);
        f.page.actions().lifetime().remove()->trigger();
        QVERIFY(f.page.findChild<DeleteDialog *>());
        f.page.setSession(nullptr);
        QVERIFY(!f.page.findChild<DeleteDialog *>());
    }
};

QTEST_MAIN(LifetimeActionsTest)
#include "tst_lifetime_actions.moc"
