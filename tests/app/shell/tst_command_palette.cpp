// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/action_list_model.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/actions/command_palette.h"
#include "app/shell/actions/fuzzy_score.h"
#include "app/shell/actions/palette_model.h"
#include "app/shell/widgets/plain_label.h"

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
    void fits_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("letters with others between") << u"cpt"_s << u"Copy token"_s << QString();
        QTest::newRow("words in any order") << u"token copy"_s << u"Copy token"_s << QString();
        QTest::newRow("either case") << u"COPY"_s << u"copy"_s << QString();
        QTest::newRow("a word before letters") << u"open"_s << u"File Open"_s << u"Copy the pen"_s;
        QTest::newRow("a beginning before a middle") << u"port"_s << u"Ports"_s << u"Reports"_s;
        QTest::newRow("beginnings before letters inside") << u"ct"_s << u"Copy token"_s << u"Scratch"_s;
        QTest::newRow("Chinese") << u"令牌"_s << u"复制令牌"_s << QString();
    }

    void fits()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(typed, better));
        QVERIFY(worse.isEmpty() || fuzzyScore(typed, better) > fuzzyScore(typed, worse));
        QVERIFY(!fuzzyScore(typed + u'#', better));
        QCOMPARE(fuzzyScore({}, better), 0);
    }

    void findsMoreThanActions()
    {
        QMainWindow window;
        window.show();
        ActionRegistry actions;
        actions.add({u"file.open"_s, ActionGroup::File, u"Open"_s});
        CommandPalette palette(actions, &window);
        QString gone;
        int asked = 0;
        palette.addSource([&] {
            ++asked;
            QList<PaletteEntry> entries;
            for (int i = 0; i < 20'000; ++i) {
                const QString id = u"%1"_s.arg(i, 8, 16, QChar(u'0'));
                entries.append({u"Sandbox"_s, id, {}, {}, {}, [&gone, id] { gone = id; }});
            }
            return entries;
        });
        palette.popUp();
        QCOMPARE(asked, 1);
        QVERIFY(palette.list()->model()->rowCount() <= PaletteModel::MostRows);
        QCOMPARE(palette.list()->model()->index(0, 0).data().toString(), u"Open"_s);
        QTest::keyClicks(palette.input(), u"00004e1f"_s);
        QCOMPARE(palette.list()->model()->index(0, 0).data().toString(), u"00004e1f"_s);
        QVERIFY(palette.nothingFound()->isHidden());
        QTest::keyClick(palette.input(), Qt::Key_Return);
        QCOMPARE(gone, u"00004e1f"_s);
        palette.popUp();
        QTest::keyClicks(palette.input(), u"zzz"_s);
        QCOMPARE(palette.list()->model()->rowCount(), 0);
        QVERIFY(palette.nothingFound()->isVisible());
        QTest::keyClick(palette.input(), Qt::Key_Return);
        QVERIFY(palette.isVisible());
    }

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
