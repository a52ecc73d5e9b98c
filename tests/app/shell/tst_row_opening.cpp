// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/row_opening.h"

#include <QProxyStyle>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

/// As a desktop that opens on a single click has it.
class SingleClickStyle final : public QProxyStyle
{
public:
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_ItemView_ActivateItemOnSingleClick ? 1 : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

} // namespace

class RowOpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSingleClickSelectsOnly()
    {
        SingleClickStyle style;
        QTreeWidget list;
        list.setStyle(&style);
        list.addTopLevelItems({new QTreeWidgetItem({u"a"_s}), new QTreeWidgetItem({u"b"_s})});
        QStringList opened;
        shell::onRowOpened(&list, [&opened](QTreeWidgetItem *item) { opened << item->text(0); });
        list.show();
        QVERIFY(QTest::qWaitForWindowActive(&list));
        const QPoint place = list.visualItemRect(list.topLevelItem(1)).center();
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(list.currentItem(), list.topLevelItem(1));
        QCOMPARE(opened, QStringList());
        QTest::mouseDClick(list.viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(opened, QStringList{u"b"_s});
        list.setCurrentItem(list.topLevelItem(0));
        QTest::keyClick(&list, Qt::Key_Return);
        QTest::keyClick(&list, Qt::Key_Enter);
        QCOMPARE(opened, (QStringList{u"b"_s, u"a"_s, u"a"_s}));
    }
};

QTEST_MAIN(RowOpeningTest)
#include "tst_row_opening.moc"
