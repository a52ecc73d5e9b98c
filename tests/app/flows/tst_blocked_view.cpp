// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/allow_view.h"
#include "app/flows/blocked_view.h"

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

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

    /// What stands beside the list is about the row that is chosen, or about none.
    void whatIsProposedIsChosen()
    {
        flows::BlockedView view;
        view.show(named({u"a.example"_s, u"b.example"_s}));
        view.list()->setCurrentItem(view.list()->topLevelItem(0));
        view.choose(u"b.example"_s);
        QCOMPARE(view.selected()->name, u"b.example"_s);
        QCOMPARE(view.allow()->domains(), QStringList{u"b.example"_s});
        view.choose(u"203.0.113.7"_s); // not in the list, as what was set aside
        QVERIFY(!view.selected());
        QVERIFY(!view.never()->isEnabled());
        view.allow()->propose({u"0a1b2c3d"_s}, {u"c.example"_s});
        view.show(named({u"a.example"_s, u"b.example"_s})); // as it is told each second
        QCOMPARE(view.allow()->domains(), QStringList{u"c.example"_s});
        view.choose(u"a.example"_s);
        view.show(named({u"b.example"_s})); // it was answered
        QVERIFY(view.allow()->domains().isEmpty());
    }

    /// A row that is chosen already says its own again, where something else was proposed meanwhile.
    void aClickProposesAnew()
    {
        flows::BlockedView view;
        view.resize(800, 300);
        view.QWidget::show();
        view.show(named({u"a.example"_s}));
        view.list()->setCurrentItem(view.list()->topLevelItem(0));
        view.allow()->propose({u"0a1b2c3d"_s}, {u"other.example"_s});
        const QRect row = view.list()->visualItemRect(view.list()->topLevelItem(0));
        QTest::mouseClick(view.list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(view.allow()->domains(), QStringList{u"a.example"_s});
    }

    /// What was said of a quarter of an hour does not stay beside the template.
    void aHintGoesWithItsFields()
    {
        flows::AllowView view;
        view.propose({u"0a1b2c3d"_s}, {u"a.example"_s}, u"as proposed"_s);
        view.setScope(flows::AllowView::Scope::ForATime);
        view.setHint(u"not for a time"_s);
        QVERIFY(says(view, u"not for a time"_s));
        view.setScope(flows::AllowView::Scope::ItsTemplate);
        QVERIFY(!says(view, u"not for a time"_s));
        QVERIFY(says(view, u"as proposed"_s));
    }

private:
    static bool says(const QWidget &view, const QString &text)
    {
        const auto labels = view.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text() == text; });
    }
};

QTEST_MAIN(BlockedViewTest)
#include "tst_blocked_view.moc"
