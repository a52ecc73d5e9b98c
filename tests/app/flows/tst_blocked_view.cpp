// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/blocked_view.h"

#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

std::vector<flows::BlockedDestination> named(const QStringList &names)
{
    std::vector<flows::BlockedDestination> all;
    for (const QString &name : names) {
        flows::BlockedDestination each;
        each.name = name;
        all.push_back(each);
    }
    return all;
}

QStringList rowsOf(const flows::BlockedView &view)
{
    QStringList rows;
    for (int row = 0; row < view.list()->topLevelItemCount(); ++row)
        rows << view.list()->topLevelItem(row)->text(0);
    return rows;
}

} // namespace

/// The list of what was blocked.
class BlockedViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsStayWhereTheyAre()
    {
        flows::BlockedView view;
        view.show(named({u"a.example"_s, u"b.example"_s}));
        QCOMPARE(rowsOf(view), QStringList({u"a.example"_s, u"b.example"_s}));
        view.list()->setCurrentItem(view.list()->topLevelItem(1));
        view.show(named({u"b.example"_s, u"a.example"_s})); // b was blocked again
        QCOMPARE(rowsOf(view), QStringList({u"a.example"_s, u"b.example"_s}));
        view.show(named({u"c.example"_s, u"b.example"_s, u"a.example"_s}));
        QCOMPARE(rowsOf(view), QStringList({u"c.example"_s, u"a.example"_s, u"b.example"_s}));
        QCOMPARE(view.selected()->name, u"b.example"_s);
    }
};

QTEST_MAIN(BlockedViewTest)
#include "tst_blocked_view.moc"
