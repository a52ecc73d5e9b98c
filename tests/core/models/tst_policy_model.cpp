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
    void saysPeersInWords_data();
    void saysPeersInWords();
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
    QCOMPARE(models::text(rule), u"Denies connections to the entity host; the addresses 10.0.0.0/8, ports 53/udp."_s);
}

void PolicyModelTest::saysPeersInWords_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("fact");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, policy::PeerKind kind, const char *fact, const char *words) {
        QTest::newRow(name) << int(kind) << QString::fromLatin1(fact) << QString::fromLatin1(words);
    };
    using policy::PeerKind;
    row("pods", PeerKind::Pods, "app=a, !old", "pods with app=a, !old");
    row("of one namespace", PeerKind::Pods, "app=a @ kubernetes.io/metadata.name=b", "pods with app=a in namespace b");
    row("of some", PeerKind::Pods, "app=a @ team=b", "pods with app=a in namespaces with team=b");
    row("of two keys", PeerKind::Pods, "app=a @ kubernetes.io/metadata.name=b, team=c",
        "pods with app=a in namespaces with kubernetes.io/metadata.name=b, team=c");
    row("of all", PeerKind::Pods, "app=a @ *", "pods with app=a in every namespace");
    row("a namespace", PeerKind::Namespaces, "kubernetes.io/metadata.name=b", "every pod of namespace b");
    row("namespaces", PeerKind::Namespaces, "team=b", "every pod of namespaces with team=b");
    row("all namespaces", PeerKind::Namespaces, "", "every pod of every namespace");
    row("exceptions", PeerKind::Block, "0.0.0.0/0 except 10.0.0.0/8, 127.0.0.0/8",
        "the addresses 0.0.0.0/0 except 10.0.0.0/8, 127.0.0.0/8");
}

void PolicyModelTest::saysPeersInWords()
{
    QFETCH(int, kind);
    QFETCH(QString, fact);
    QTEST(models::text(policy::PeerFact{static_cast<policy::PeerKind>(kind), fact}), "words");
}

QTEST_GUILESS_MAIN(PolicyModelTest)
#include "tst_policy_model.moc"
