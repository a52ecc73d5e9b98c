// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/policy_model.h"
#include "core/models/policy_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using models::PolicyModel;
using Health = PolicyModel::Health;

namespace {

policy::PolicySummary named(const QString &name)
{
    policy::PolicySummary policy;
    policy.kind = u"NetworkPolicy"_s;
    policy.nameSpace = u"liteboxd"_s;
    policy.name = name;
    return policy;
}

} // namespace

class PolicyModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsRowsThatStay();
    void tellsViewsOnce();
    void tellsHealth_data();
    void tellsHealth();
    void saysRulesInWords();
};

void PolicyModelTest::keepsRowsThatStay()
{
    PolicyModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.replace({named(u"a"_s), named(u"b"_s), named(u"c"_s)});
    const QPersistentModelIndex second = model.index(1, 0);
    policy::PolicySummary changed = named(u"b"_s);
    changed.selects = 7;
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.replace({changed, named(u"d"_s)});
    QCOMPARE(model.rowCount(), 2);
    QVERIFY(second.isValid());
    QCOMPARE(second.sibling(second.row(), PolicyModel::Selects).data().toString(), u"7"_s);
    QCOMPARE(model.rowOf(u"NetworkPolicy/liteboxd/a"_s), -1);
    QCOMPARE(resets.size(), 0);
}

/// However many there are: a view sorts anew each time that it is told.
void PolicyModelTest::tellsViewsOnce()
{
    PolicyModel model;
    QSignalSpy came(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    std::vector<policy::PolicySummary> policies{named(u"a"_s), named(u"b"_s), named(u"c"_s)};
    model.replace(policies);
    QCOMPARE(came.size(), 1);
    QCOMPARE(changed.size(), 0);
    policies.push_back(named(u"d"_s));
    model.replace(policies);
    QCOMPARE(came.size(), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.rowCount(), 4);
}

void PolicyModelTest::tellsHealth_data()
{
    QTest::addColumn<bool>("present");
    QTest::addColumn<bool>("managed");
    QTest::addColumn<QString>("refusal");
    QTest::addColumn<bool>("differs");
    QTest::addColumn<int>("health");
    QTest::newRow("as shipped") << true << true << QString() << false << int(Health::Good);
    QTest::newRow("absent") << false << true << QString() << true << int(Health::Absent);
    QTest::newRow("differs") << true << true << QString() << true << int(Health::Differs);
    QTest::newRow("refused") << true << true << u"why"_s << true << int(Health::Invalid);
    QTest::newRow("somebody else's") << true << false << QString() << false << int(Health::Foreign);
}

void PolicyModelTest::tellsHealth()
{
    policy::PolicySummary policy = named(u"a"_s);
    QFETCH(bool, present);
    QFETCH(bool, managed);
    QFETCH(QString, refusal);
    QFETCH(bool, differs);
    policy.present = present;
    policy.managed = managed;
    policy.refusal = refusal;
    if (differs)
        policy.drift.push_back({u"spec"_s, 1, 2, {}});
    QTEST(int(PolicyModel::healthOf(policy)), "health");
}

void PolicyModelTest::saysRulesInWords()
{
    policy::RuleFact rule;
    rule.denies = true;
    rule.peers = {{policy::PeerKind::Entity, u"host"_s}, {policy::PeerKind::Block, u"10.0.0.0/8"_s}};
    rule.ports = QStringList{u"53/udp"_s};
    QCOMPARE(models::text(rule),
             u"Denies connections to the entity host; the addresses 10.0.0.0/8, ports 53/udp."_s);
}

QTEST_GUILESS_MAIN(PolicyModelTest)
#include "tst_policy_model.moc"
