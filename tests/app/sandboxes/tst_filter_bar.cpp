// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/filter_bar.h"
#include "app/shell/widgets/chip.h"

#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandboxes::FilterBar;

class TestFilterBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTermWithAKeyBecomesAChip()
    {
        FilterBar bar;
        QSignalSpy told(&bar, &FilterBar::queryChanged);
        QTest::keyClicks(bar.input(), u"status:running "_s);
        QCOMPARE(bar.chips(), QStringList{u"status:running"_s});
        QVERIFY(bar.input()->text().isEmpty());
        QTest::keyClicks(bar.input(), u"web internet:on"_s);
        QTest::keyClick(bar.input(), Qt::Key_Return);
        QCOMPARE(bar.chips(), (QStringList{u"status:running"_s, u"internet:on"_s}));
        QCOMPARE(bar.query().text(), u"status:running internet:on web"_s);
        QVERIFY(told.count() > 0);
    }

    void backspaceTakesTheLastChipBack()
    {
        FilterBar bar;
        bar.setQuery(sandbox::SandboxQuery::parse(u"status:running internet:on x"_s));
        QCOMPARE(bar.chips().size(), 2);
        bar.input()->setCursorPosition(0);
        QTest::keyClick(bar.input(), Qt::Key_Backspace);
        QCOMPARE(bar.chips(), QStringList{u"status:running"_s});
        QVERIFY(bar.input()->text().startsWith(u"internet:on"_s));
    }

    void aClickTakesAChipAway()
    {
        FilterBar bar;
        bar.setQuery(sandbox::SandboxQuery::parse(u"status:running"_s));
        bar.findChild<shell::Chip *>()->click();
        QVERIFY(bar.query().isEmpty());
    }

    void whatCannotBeIsSaidAndFiltersNothing()
    {
        FilterBar bar;
        QSignalSpy told(&bar, &FilterBar::queryChanged);
        QTest::keyClicks(bar.input(), u"status:runing "_s);
        QVERIFY(bar.fault().contains(u"runing"_s));
        QVERIFY(bar.chips().isEmpty());
        QVERIFY(bar.query().isEmpty());
        QCOMPARE(told.count(), 2); // "s" alone was text
        bar.clear();
        QVERIFY(bar.fault().isEmpty());
    }

    void oneButtonClearsAll()
    {
        FilterBar bar;
        bar.setQuery(sandbox::SandboxQuery::parse(u"status:running internet:on x"_s));
        bar.findChild<QToolButton *>()->click();
        QVERIFY(bar.query().isEmpty());
        QVERIFY(bar.chips().isEmpty());
    }

    void chipsWrapAndDoNotWiden()
    {
        FilterBar bar;
        const int before = bar.minimumSizeHint().width();
        bar.resize(400, 40);
        bar.show();
        const int oneLine = bar.heightForWidth(400);
        bar.setQuery(
            sandbox::SandboxQuery::parse(u"status:running,failed internet:on port:8080 age:<1h node:w pod:p"_s));
        QVERIFY(bar.minimumSizeHint().width() < 400 && before < 400);
        QVERIFY(bar.heightForWidth(400) > oneLine);
    }

    void completionOffersWhatIsNotThere()
    {
        FilterBar bar;
        QCompleter *completer = bar.input()->completer();
        const auto offers = [completer](const QString &line) {
            completer->setCompletionPrefix(line);
            QStringList all;
            for (int row = 0; row < completer->completionCount(); ++row) {
                completer->setCurrentRow(row);
                all << completer->currentCompletion();
            }
            return all;
        };
        QVERIFY(offers(u"web status:r"_s).contains(u"web status:running"_s));
        bar.setQuery(sandbox::SandboxQuery::parse(u"status:running"_s));
        QVERIFY(!offers(u"status:r"_s).contains(u"status:running"_s));
        QVERIFY(offers(u"exp"_s).contains(u"expires:never"_s));
    }

    void escapeClearsThenLeaves()
    {
        FilterBar bar;
        QSignalSpy left(&bar, &FilterBar::left);
        bar.setQuery(sandbox::SandboxQuery::parse(u"status:running x"_s));
        QTest::keyClick(bar.input(), Qt::Key_Escape);
        QVERIFY(bar.query().isEmpty());
        QCOMPARE(left.count(), 0);
        QTest::keyClick(bar.input(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
    }
};

QTEST_MAIN(TestFilterBar)
#include "tst_filter_bar.moc"
