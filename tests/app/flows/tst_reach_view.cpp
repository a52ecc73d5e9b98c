// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/reach_view.h"

#include <QTest>
#include <QTreeWidget>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using flows::PolicyReading;

/// What a sandbox may reach, and what is said of it before that is known.
class ReachViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsComputed_data()
    {
        using policy::explain::Outcome;
        QTest::addColumn<std::optional<Outcome>>("outcome");
        QTest::addColumn<PolicyReading>("reading");
        QTest::addColumn<QString>("said");
        const std::optional<Outcome> none;
        QTest::newRow("not read yet") << none << PolicyReading::UnderWay << u"Not yet: the policies are being read"_s;
        QTest::newRow("not read") << none << PolicyReading::Failed << u"No: the policies could not be read"_s;
        QTest::newRow("of a sandbox that is gone") << none << PolicyReading::Done << u"Cannot be told"_s;
        QTest::newRow("unknown") << std::optional(Outcome::Unknown) << PolicyReading::Done << u"Cannot be told"_s;
        QTest::newRow("allowed") << std::optional(Outcome::Allowed) << PolicyReading::Done << u"Allowed"_s;
        QTest::newRow("denied") << std::optional(Outcome::Denied) << PolicyReading::Done << u"Denied"_s;
    }

    void saysWhatIsComputed()
    {
        QFETCH(std::optional<policy::explain::Outcome>, outcome);
        QFETCH(PolicyReading, reading);
        QFETCH(QString, said);
        flows::ReachRow row;
        if (outcome)
            row.computed = policy::explain::Verdict{*outcome, {}, {}, {}, {}};
        flows::ReachView view;
        view.show({row}, reading);
        QCOMPARE(view.list()->topLevelItem(0)->text(1), said);
    }
};

QTEST_MAIN(ReachViewTest)
#include "tst_reach_view.moc"
