// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/filter_bar.h"
#include "app/shell/widgets/chip.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

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
