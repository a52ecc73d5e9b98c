// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/action_list_model.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/actions/command_palette.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::shell;

class TestCommandPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsEveryAction()
    {
        ActionRegistry actions;
        ActionListModel model(actions);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAction *open =
            actions.add({u"sandbox.open"_s, ActionGroup::Sandbox, u"&Open…"_s, {}, QKeySequence(u"Ctrl+O"_s)});
        actions.add({u"file.quit"_s, ActionGroup::File, u"退出(&Q)"_s});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data().toString(), u"Open"_s);
        QCOMPARE(model.index(1).data().toString(), u"退出"_s);
        QCOMPARE(model.index(0).data(ActionListModel::KeysRole).toString(), u"Ctrl+O"_s);
        ActionRegistry::disable(open, u"Select a sandbox"_s);
        QCOMPARE(model.index(0).data(ActionListModel::ReasonRole).toString(), u"Select a sandbox"_s);
        QVERIFY(open->toolTip().contains(u"Select a sandbox"_s));
        ActionRegistry::enable(open);
        QVERIFY(model.index(0).data(ActionListModel::ReasonRole).toString().isEmpty());
        QVERIFY(open->toolTip().contains(u"Ctrl+O"_s));
    }

    void runsWhatWasTyped()
    {
        QMainWindow window;
        window.show();
        ActionRegistry actions;
        QAction *cut = actions.add({u"sandbox.cut"_s, ActionGroup::Sandbox, u"&Cut internet"_s});
        QAction *allow = actions.add({u"sandbox.allow"_s, ActionGroup::Sandbox, u"&Allow internet"_s});
        CommandPalette palette(actions, &window);
        QSignalSpy cutRuns(cut, &QAction::triggered);
        QSignalSpy allowRuns(allow, &QAction::triggered);

        palette.popUp();
        QTest::keyClicks(palette.input(), u"sand inter"_s);
        QCOMPARE(palette.list()->model()->rowCount(), 2);
        QTest::keyClick(palette.input(), Qt::Key_Down);
        QTest::keyClick(palette.input(), Qt::Key_Return);
        QCOMPARE(cutRuns.count(), 0);
        QCOMPARE(allowRuns.count(), 1);
        QVERIFY(!palette.isVisible());

        palette.popUp();
        QVERIFY(palette.input()->text().isEmpty());
        QTest::keyClicks(palette.input(), u"CUT"_s);
        QCOMPARE(palette.list()->model()->rowCount(), 1);
        ActionRegistry::disable(cut, u"not now"_s);
        QTest::keyClick(palette.input(), Qt::Key_Return);
        QCOMPARE(cutRuns.count(), 0);
        QVERIFY(palette.isVisible());
    }
};

QTEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
