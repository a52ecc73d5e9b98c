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
};

QTEST_MAIN(WatchViewTest)
#include "tst_watch_view.moc"
