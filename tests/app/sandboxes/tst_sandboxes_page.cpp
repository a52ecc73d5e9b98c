// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"

#include "app/sandboxes/filter_bar.h"
#include "app/shell/actions/shortcuts_dialog.h"
#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/state_view.h"

#include <QTest>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using sandboxes::TableState;

class TestSandboxesPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void withoutASessionItSaysWhy()
    {
        ConnectedPage f;
        QCOMPARE(f.page.state(), TableState::NotConnected);
        f.page.setConnectionError(base::Error{base::ErrorCode::CertificateExpired, "client certificate", "user admin"});
        QCOMPARE(f.page.stateView()->headline(), u"A certificate has expired or is not valid yet."_s);
        QVERIFY(f.page.stateView()->block().contains(u"user admin"_s));
    }

    void showsRowsAndFollowsThem()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s), podObject(u"b2"_s)});
        QCOMPARE(f.page.state(), TableState::Loading);
        QTRY_COMPARE(f.page.state(), TableState::Rows);
        QCOMPARE(f.page.badge(), u"2"_s);
        QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
        f.cluster->event(podsPath(), u"ADDED"_s, podObject(u"c3"_s));
        QTRY_COMPARE(f.page.model().rowCount(), 3);
        f.cluster->event(podsPath(), u"DELETED"_s, podObject(u"a1"_s));
        QTRY_COMPARE(f.page.model().rowCount(), 2);
        QCOMPARE(f.page.model().rowOf(u"a1"_s), -1);
    }

    void anEmptyNamespaceSaysSo()
    {
        ConnectedPage f;
        f.connectTo({});
        QTRY_COMPARE(f.page.state(), TableState::Empty);
        QVERIFY(f.page.stateView()->headline().contains(u"liteboxd"_s));
    }

    void forbiddenShowsTheRule()
    {
        ConnectedPage f;
        f.cluster->refuse(u"GET"_s, podsPath(), 403, u"Forbidden"_s);
        f.page.setSession(f.session.get());
        f.session->start();
        QTRY_COMPARE(f.page.state(), TableState::Forbidden);
        QVERIFY(f.page.stateView()->headline().contains(u"list pods"_s));
        QVERIFY(f.page.stateView()->block().contains(u"resources: [pods]"_s));
    }

    void staleKeepsTheRowsAndHeals()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.state(), TableState::Rows);
        QTRY_VERIFY(f.cluster->hasWatch(podsPath()));
        f.cluster->setFault(base::ErrorCode::ConnectionRefused);
        QTRY_VERIFY(f.page.table()->isDimmed());
        QVERIFY(!f.page.staleStrip()->isHidden());
        QCOMPARE(f.page.state(), TableState::Rows);
        f.cluster->setFault({});
        f.session->retryNow();
        QTRY_VERIFY(!f.page.table()->isDimmed());
        QVERIFY(f.page.staleStrip()->isHidden());
    }

    void aFilterThatFindsNothingSaysSo()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.state(), TableState::Rows);
        f.page.filter()->setQuery(sandbox::SandboxQuery::parse(u"id:zz"_s));
        QCOMPARE(f.page.state(), TableState::NothingFound);
        f.actions.find(u"edit.clearfilter"_s)->trigger();
        QCOMPARE(f.page.state(), TableState::Rows);
    }

    void whatTheTableTakesByItselfIsListedWithTheShortcuts()
    {
        ConnectedPage f;
        const shell::ShortcutsDialog dialog(f.actions, nullptr);
        const auto *tree = dialog.findChild<QTreeWidget *>();
        QStringList keys;
        for (QTreeWidgetItemIterator item(const_cast<QTreeWidget *>(tree)); *item; ++item)
            keys << (*item)->text(1);
        for (const QString &key : {u"Enter, double click"_s, u"Esc"_s, u"Shift+F10"_s, u"Ctrl+I"_s})
            QVERIFY2(keys.contains(key), qPrintable(key));
    }

    void anotherSessionTakesTheRowsAway()
    {
        ConnectedPage f;
        f.connectTo({podObject(u"a1"_s)});
        QTRY_COMPARE(f.page.state(), TableState::Rows);
        f.page.setSession(nullptr);
        QCOMPARE(f.page.model().rowCount(), 0);
        QCOMPARE(f.page.state(), TableState::NotConnected);
    }
};

QTEST_MAIN(TestSandboxesPage)
#include "tst_sandboxes_page.moc"
