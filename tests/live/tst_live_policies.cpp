// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/pod_objects.h"
#include "tests/live/other_client.h"
#include "tests/live/rig_session.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using policy::PolicyOutcome;
using policy::PolicyReport;
using tests::OtherClient;
using tests::policiesPath;
using tests::RigSession;

namespace {

/// CiliumNetworkPolicy as an older Cilium has it: without `log`.
QJsonObject olderKind()
{
    const QJsonObject anything{{u"type"_s, u"object"_s}, {u"x-kubernetes-preserve-unknown-fields"_s, true}};
    const QJsonObject rules{{u"type"_s, u"array"_s}, {u"items"_s, anything}};
    const QJsonObject spec{
        {u"type"_s, u"object"_s},
        {u"properties"_s,
         QJsonObject{{u"endpointSelector"_s, anything}, {u"ingressDeny"_s, rules}, {u"egressDeny"_s, rules}}}};
    const QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"spec"_s, spec}}}};
    const QJsonObject version{{u"name"_s, u"v2"_s},
                              {u"served"_s, true},
                              {u"storage"_s, true},
                              {u"schema"_s, QJsonObject{{u"openAPIV3Schema"_s, schema}}}};
    const QJsonObject names{{u"kind"_s, u"CiliumNetworkPolicy"_s}, {u"plural"_s, u"ciliumnetworkpolicies"_s}};
    return {{u"apiVersion"_s, u"apiextensions.k8s.io/v1"_s},
            {u"kind"_s, u"CustomResourceDefinition"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, u"ciliumnetworkpolicies.cilium.io"_s}}},
            {u"spec"_s, QJsonObject{{u"group"_s, u"cilium.io"_s},
                                    {u"scope"_s, u"Namespaced"_s},
                                    {u"names"_s, names},
                                    {u"versions"_s, QJsonArray{version}}}}};
}

} // namespace

/// The default policies on a real API server.
class LivePoliciesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void createsAllOfThem();
    void leavesThemWhenTheyAreRight();
    void seesAndRepairsDrift_data();
    void seesAndRepairsDrift();
    void bringsBackWhatWasDeleted();
    void saysWhatAnOlderCiliumDoesNotKnow();

private:
    OtherClient m_other;
    std::unique_ptr<RigSession> m_rig;

    PolicyReport ensure(kube::Ownership ownership = kube::Ownership::Respect);
    PolicyOutcome outcome(const PolicyReport &report, const QString &name);
    QStringList driftOf(const QString &name);
};

void LivePoliciesTest::initTestCase()
{
    m_rig = std::make_unique<RigSession>();
    QVERIFY(m_rig->connectNow());
}

PolicyReport LivePoliciesTest::ensure(kube::Ownership ownership)
{
    std::optional<base::Result<PolicyReport>> result;
    const async::Request request = m_rig->session().policies().ensureDefaultPolicies(
        ownership, this, [&result](base::Result<PolicyReport> got) { result = std::move(got); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 10'000) || !*result)
        return {};
    for (const auto &policy : (*result)->policies) {
        if (policy.error)
            qInfo("%s: %s", qPrintable(policy.name), policy.error->text().c_str());
    }
    return **result;
}

PolicyOutcome LivePoliciesTest::outcome(const PolicyReport &report, const QString &name)
{
    for (const auto &policy : report.policies) {
        if (policy.name == name)
            return policy.outcome;
    }
    return PolicyOutcome::NotTried;
}

/// Paths of the fields that differ; "absent" if there is no such policy.
QStringList LivePoliciesTest::driftOf(const QString &name)
{
    std::optional<std::vector<policy::PolicyCondition>> conditions;
    const async::Request request =
        m_rig->session().policies().inspect(this, [&conditions](auto got) { conditions = got.value(); });
    if (!QTest::qWaitFor([&conditions] { return conditions.has_value(); }))
        return {u"no answer"_s};
    QStringList paths;
    for (const auto &condition : *conditions) {
        if (condition.name == name && !condition.present)
            paths.append(u"absent"_s);
        for (const auto &difference : condition.differences) {
            if (condition.name == name)
                paths.append(difference.path);
        }
    }
    return paths;
}

void LivePoliciesTest::createsAllOfThem()
{
    const PolicyReport report = ensure();
    QCOMPARE(report.policies.size(), 7U);
    for (const auto &policy : report.policies) { // the rig's API server has no custom resources
        const bool needsCilium = policy.name == u"deny-cluster-access"_s;
        QCOMPARE(policy.outcome, needsCilium ? PolicyOutcome::Inapplicable : PolicyOutcome::Created);
        QCOMPARE(driftOf(policy.name), needsCilium ? QStringList{u"absent"_s} : QStringList());
    }
}

void LivePoliciesTest::leavesThemWhenTheyAreRight()
{
    const PolicyReport report = ensure();
    QCOMPARE(report.policies.size(), 7U);
    for (const auto &policy : report.policies)
        QVERIFY(policy.outcome == PolicyOutcome::Unchanged || policy.outcome == PolicyOutcome::Inapplicable);
}

void LivePoliciesTest::seesAndRepairsDrift_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QStringList>("drift");
    QTest::addColumn<bool>("owned"); // by the other client from then on: what is taken away has no owner

    QTest::newRow("a rule where none was")
        << u"default-deny-all"_s << u"spec.ingress"_s << QJsonValue(QJsonArray{QJsonObject()})
        << QStringList{u"spec.ingress"_s} << true;
    QTest::newRow("egress opened") << u"deny-k8s-api"_s << u"spec.egress"_s << QJsonValue(QJsonArray{QJsonObject()})
                                   << QStringList{u"spec.egress"_s} << true;
    QTest::newRow("a rule taken away") << u"allow-dns"_s << u"spec.egress"_s << QJsonValue(QJsonArray())
                                       << QStringList{u"spec.egress"_s} << false;
    QTest::newRow("selector") << u"allow-internet-egress"_s << u"spec.podSelector.matchLabels"_s
                              << QJsonValue(QJsonValue::Null) << QStringList{u"spec.podSelector.matchLabels"_s} << true;
}

void LivePoliciesTest::seesAndRepairsDrift()
{
    QFETCH(QString, name);
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    m_other.mergePatch(policiesPath(name), tests::with({}, path, value));
    QTEST(driftOf(name), "drift");

    const PolicyReport careful = ensure();
    QFETCH(bool, owned);
    QCOMPARE(outcome(careful, name), owned ? PolicyOutcome::Failed : PolicyOutcome::Changed);

    const PolicyReport report = ensure(kube::Ownership::Take);
    QVERIFY(report.isComplete());
    QCOMPARE(driftOf(name), QStringList());
}

void LivePoliciesTest::bringsBackWhatWasDeleted()
{
    m_other.remove(policiesPath(u"default-deny-all"_s));
    QCOMPARE(driftOf(u"default-deny-all"_s), QStringList{u"absent"_s});
    QCOMPARE(outcome(ensure(), u"default-deny-all"_s), PolicyOutcome::Created);
}

/// To server-side apply an unknown field is an error of its own, HTTP 500.
void LivePoliciesTest::saysWhatAnOlderCiliumDoesNotKnow()
{
    const QString kinds = u"/apis/apiextensions.k8s.io/v1/customresourcedefinitions"_s;
    const QString list = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies"_s;
    QCOMPARE(m_other.create(kinds, olderKind())[u"kind"].toString(), u"CustomResourceDefinition"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_other.get(list)[u"kind"].toString(), u"CiliumNetworkPolicyList"_s, 30'000);

    std::optional<base::Result<QJsonObject>> result;
    const policy::PolicySubject subject{u"liteboxd"_s, u"4f1c0a9e"_s, u"sandbox-4f1c0a9e"_s, u"no-such-uid"_s};
    const async::Request request = m_rig->session().policies().quarantine(
        subject, this, [&result](base::Result<QJsonObject> got) { result = std::move(got); });
    QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 30'000);
    QVERIFY(!*result);
    QCOMPARE(result->error().message,
             "it does not fit the CiliumNetworkPolicy that this cluster has: there is no field spec.log, by a slip or "
             "because an older version is installed");
    QCOMPARE(m_other.get(list)[u"items"].toArray().size(), 0);
}

QTEST_GUILESS_MAIN(LivePoliciesTest)
#include "tst_live_policies.moc"
