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

QTEST_GUILESS_MAIN(LivePoliciesTest)
#include "tst_live_policies.moc"
