// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_edit.h"
#include "core/policy/rule_facts.h"
#include "core/policy/yaml_object.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::policy;

namespace {

constexpr char policyText[] = R"(apiVersion: cilium.io/v2
kind: CiliumNetworkPolicy
metadata:
  name: p
  namespace: liteboxd
spec:
  endpointSelector: {}
  egress:
    - toEntities: [world]
      toPorts:
        - ports:
            - port: "443"
              protocol: TCP
    - toFQDNs:
        - matchPattern: "*.example.com"
)";

QJsonObject original()
{
    return *objectFromYaml(policyText);
}

} // namespace

/// What somebody is told about a policy while editing it.
class PolicyEditTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesWhatIsRight();
    void saysWhatIsWrongAndWhere_data();
    void saysWhatIsWrongAndWhere();
    void findsLines_data();
    void findsLines();
    void patchesWhatChangedAlone();
    void leavesOutWhatTheSystemKeeps();
    void tellsRulesApart();
};

void PolicyEditTest::takesWhatIsRight()
{
    const PolicyEdit edit = readEdit(policyText, original());
    QVERIFY(edit.isApplicable());
    QVERIFY(edit.remarks.empty());
}

void PolicyEditTest::saysWhatIsWrongAndWhere_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("line");
    QTest::addColumn<bool>("applicable");
    QTest::newRow("no YAML") << QByteArray("toEntities: [world]") << QByteArray("toEntities: [world") << -1 << false;
    QTest::newRow("another name") << QByteArray("name: p\n") << QByteArray("name: q\n") << 4 << false;
    QTest::newRow("another kind") << QByteArray("kind: Cilium") << QByteArray("kind: CiliumClusterwide") << 2 << false;
    QTest::newRow("unknown field") << QByteArray("toEntities") << QByteArray("toMoon") << 9 << true;
    QTest::newRow("wrong type") << QByteArray("[world]") << QByteArray("world") << 9 << false;
    QTest::newRow("what Cilium refuses") << QByteArray("\"443\"") << QByteArray("\"99999\"") << 12 << false;
}

void PolicyEditTest::saysWhatIsWrongAndWhere()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, line);
    const PolicyEdit edit = readEdit(QByteArray(policyText).replace(from, to), original());
    QTEST(edit.isApplicable(), "applicable");
    QVERIFY(!edit.remarks.empty());
    if (line >= 0)
        QCOMPARE(edit.remarks.front().line, line);
}

void PolicyEditTest::findsLines_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    QTest::newRow("a field") << u"spec.endpointSelector"_s << 7;
    QTest::newRow("in a list") << u"spec.egress[1].toFQDNs"_s << 14;
    QTest::newRow("deep") << u"spec.egress[0].toPorts[0].ports[0].protocol"_s << 13;
    QTest::newRow("not there: the nearest around it") << u"spec.egress[7].x"_s << 8;
    QTest::newRow("nowhere") << u"moon"_s << 0;
}

void PolicyEditTest::findsLines()
{
    QFETCH(QString, path);
    QTEST(lineOf(policyText, path), "line");
}

void PolicyEditTest::patchesWhatChangedAlone()
{
    const QJsonObject before{{u"a"_s, 1}, {u"b"_s, QJsonObject{{u"c"_s, 2}, {u"d"_s, 3}}}, {u"e"_s, QJsonArray{1}}};
    const QJsonObject after{{u"b"_s, QJsonObject{{u"c"_s, 2}, {u"d"_s, 4}}}, {u"e"_s, QJsonArray{1, 2}}, {u"f"_s, 5}};
    const QJsonObject patch{{u"a"_s, QJsonValue::Null},
                            {u"b"_s, QJsonObject{{u"d"_s, 4}}},
                            {u"e"_s, QJsonArray{1, 2}},
                            {u"f"_s, 5}};
    QCOMPARE(mergePatchBetween(before, after), patch);
    QCOMPARE(mergePatchBetween(before, before), QJsonObject());
}

void PolicyEditTest::leavesOutWhatTheSystemKeeps()
{
    QJsonObject live = original();
    live.insert(u"status"_s, QJsonObject{{u"conditions"_s, QJsonArray()}});
    QJsonObject metadata = live[u"metadata"].toObject();
    metadata.insert(u"uid"_s, u"1"_s);
    metadata.insert(u"managedFields"_s, QJsonArray{1});
    live.insert(u"metadata"_s, metadata);
    QCOMPARE(editable(live), original());
}

void PolicyEditTest::tellsRulesApart()
{
    const std::vector<RuleFact> facts = ruleFacts(original());
    QCOMPARE(facts.size(), std::size_t(2));
    QCOMPARE(facts[0].ports, QStringList{u"443/tcp"_s});
    QVERIFY(facts[0].peers == std::vector<PeerFact>({{PeerKind::Entity, u"world"_s}}));
    QVERIFY(facts[1].peers == std::vector<PeerFact>({{PeerKind::Name, u"*.example.com"_s}}));
    QCOMPARE(facts[1].path, u"spec.egress[1]"_s);
    const auto nobody = ruleFacts(*objectFromYaml("kind: CiliumNetworkPolicy\nspec: {endpointSelector: {}, egress: [{}]}"));
    QCOMPARE(nobody.at(0).peers.at(0).kind, PeerKind::Nobody);
    const auto all = ruleFacts(*objectFromYaml("kind: NetworkPolicy\nspec: {podSelector: {}, egress: [{}]}"));
    QCOMPARE(all.at(0).peers.at(0).kind, PeerKind::Everybody);
}

QTEST_GUILESS_MAIN(PolicyEditTest)
#include "tst_policy_edit.moc"
