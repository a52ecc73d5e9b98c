// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/activity_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using models::ActivityEntry;
using models::ActivityModel;

class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestComesFirst()
    {
        ActivityModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add({{}, u"a1"_s, u"first"_s});
        model.add({{}, {}, u"second"_s, ActivityEntry::Outcome::Refused});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, ActivityModel::What).data().toString(), u"second"_s);
        QCOMPARE(model.index(0, ActivityModel::Outcome).data().toString(), u"Refused"_s);
        QCOMPARE(model.index(0, ActivityModel::Sandbox).data().toString(), u"–"_s);
        QCOMPARE(model.index(1, ActivityModel::Sandbox).data().toString(), u"a1"_s);
        QVERIFY(model.index(1, 0).data(ActivityModel::SearchRole).toString().contains(u"first"_s));
    }

    void theOldestGo()
    {
        ActivityModel model;
        for (int i = 0; i < ActivityModel::Capacity + 3; ++i)
            model.add({{}, {}, QString::number(i)});
        QCOMPARE(model.rowCount(), ActivityModel::Capacity);
        QCOMPARE(model.index(model.rowCount() - 1, ActivityModel::What).data().toString(), u"3"_s);
    }
};

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activity_model.moc"
