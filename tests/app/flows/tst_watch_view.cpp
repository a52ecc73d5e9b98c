// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/watch_view.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

/// What DNS carries out, and the way to stop it.
class WatchViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void locksTheSandboxOfTheRow()
    {
        flows::WatchView view;
        QSignalSpy wished(&view, &flows::WatchView::dnsLockWished);
        QVERIFY(!view.lockButton()->isEnabled()); // whose?
        flows::DnsUse use;
        use.sandboxId = u"0a1b2c3d"_s;
        use.domain = u"t.exfil.example"_s;
        view.show({}, {use});
        view.dns()->setCurrentItem(view.dns()->topLevelItem(0));
        QVERIFY(view.lockButton()->isEnabled());
        QTest::mouseClick(view.lockButton(), Qt::LeftButton);
        QCOMPARE(wished.size(), 1);
        QCOMPARE(wished.first().first().toString(), u"0a1b2c3d"_s);
        view.show({}, {});
        QVERIFY(!view.lockButton()->isEnabled());
    }

    void proposesAListWhereThereIsNone()
    {
        flows::WatchView view;
        QSignalSpy locked(&view, &flows::WatchView::dnsLockWished);
        QSignalSpy proposed(&view, &flows::WatchView::listWished);
        view.setHasList([](const QString &id) { return id == u"with"_s; });
        view.show({}, {useOf(u"with"_s), useOf(u"without"_s)});
        view.dns()->setCurrentItem(view.dns()->topLevelItem(1));
        QVERIFY(!view.lockButton()->toolTip().isEmpty());
        view.lockButton()->click();
        QCOMPARE(locked.size(), 0);
        QCOMPARE(proposed.takeFirst().first().toString(), u"without"_s);
        view.dns()->setCurrentItem(view.dns()->topLevelItem(0));
        view.lockButton()->click();
        QCOMPARE(locked.size(), 1);
        QCOMPARE(proposed.size(), 0);
    }

    /// Who asks most comes first, so rows change their places while one reads; the button is about the chosen one.
    void theChosenRowIsFollowed()
    {
        flows::WatchView view;
        QSignalSpy locked(&view, &flows::WatchView::dnsLockWished);
        view.show({}, {useOf(u"one"_s), useOf(u"other"_s)});
        view.dns()->setCurrentItem(view.dns()->topLevelItem(0));
        view.show({}, {useOf(u"other"_s), useOf(u"one"_s)});
        view.lockButton()->click();
        QCOMPARE(locked.takeFirst().first().toString(), u"one"_s);
        view.show({}, {useOf(u"other"_s)});
        QVERIFY(!view.lockButton()->isEnabled());
    }

    void saysHowManyAskForText()
    {
        flows::WatchView view;
        flows::DnsUse use = useOf(u"one"_s);
        use.questions.count = 4;
        use.questions.forText = 3;
        view.show({}, {use});
        QCOMPARE(view.dns()->topLevelItem(0)->text(6), u"75 %"_s);
    }

private:
    static flows::DnsUse useOf(const QString &sandboxId)
    {
        flows::DnsUse use;
        use.sandboxId = sandboxId;
        use.domain = u"exfil.example"_s;
        return use;
    }
};

QTEST_MAIN(WatchViewTest)
#include "tst_watch_view.moc"
