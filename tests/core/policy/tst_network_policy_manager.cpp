// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/network_policy_manager.h"
#include "tests/core/fakes/fake_cluster.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using policy::PolicyOutcome;
using policy::PolicyReport;
using tests::FakeCluster;
using tests::listOf;
using tests::policiesPath;
using tests::SeenRequest;

namespace {

bool isDryRun(const SeenRequest &request)
{
    return request.query.queryItemValue(u"dryRun"_s) == u"All"_s;
}

QString ciliumPath(const QString &name = {})
{
    const QString collection = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies"_s;
    return name.isEmpty() ? collection : collection + u'/' + name;
}

QString pathOf(const policy::PolicyManifest &manifest)
{
    return QString::fromStdString(manifest.path().path());
}

/// Three lists: of policies of Kubernetes, of Cilium, and of Cilium's of the whole cluster.
constexpr int reads = 3;

std::vector<PolicyOutcome> outcomes(const PolicyReport &report)
{
    std::vector<PolicyOutcome> all;
    for (const auto &result : report.policies)
        all.push_back(result.outcome);
    return all;
}

} // namespace

class NetworkPolicyManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksBeforeItApplies();
    void saysWhatBecameOfEach();
    void leavesOutWhatNeedsCiliumWithoutIt();
    void endsADryRunAfterTheJudgement();
    void appliesNothingIfOneIsRefused();
    void stopsWhereAnApplyFails();
    void takesFieldsFromOthersOnlyIfTold_data();
    void takesFieldsFromOthersOnlyIfTold();
    void failsIfThePoliciesCannotBeRead();
    void tellsDrift();
    void callsNothingAbsentThatMayNotBeListed();
    void survivesItsCallers();
    void endsWithItsOwner();

private:
    FakeCluster *m_cluster = nullptr; ///< belongs to m_api
    std::unique_ptr<kube::ApiClient> m_api;
    std::unique_ptr<policy::NetworkPolicyManager> m_manager;

    base::Result<PolicyReport> ensure(kube::Ownership ownership = kube::Ownership::Respect);
};

void NetworkPolicyManagerTest::init()
{
    m_manager.reset();
    auto cluster = std::make_unique<FakeCluster>();
    m_cluster = cluster.get();
    m_api = std::make_unique<kube::ApiClient>(std::move(cluster));
    const auto manifests = policy::defaultPolicies(u"liteboxd"_s);
    QVERIFY(manifests);
    m_manager = std::make_unique<policy::NetworkPolicyManager>(*m_api, "liteboxd", *manifests);
    m_cluster->on(u"GET"_s, policiesPath(), listOf({}));
    m_cluster->on(u"GET"_s, ciliumPath(), listOf({}));
    for (const auto &manifest : *manifests)
        m_cluster->on(u"PATCH"_s, pathOf(manifest), manifest.object);
}

base::Result<PolicyReport> NetworkPolicyManagerTest::ensure(kube::Ownership ownership)
{
    std::optional<base::Result<PolicyReport>> result;
    const async::Request request = m_manager->ensureDefaultPolicies(
        ownership, this, [&result](base::Result<PolicyReport> got) { result = std::move(got); });
    if (result || !QTest::qWaitFor([&result] { return result.has_value(); }))
        return base::fail(base::ErrorCode::Internal, "inline, or no answer");
    return *result;
}

void NetworkPolicyManagerTest::asksBeforeItApplies()
{
    const auto report = ensure();
    QVERIFY(report && report->isComplete());

    const QList<SeenRequest> requests = m_cluster->takeRequests();
    const auto &manifests = m_manager->manifests();
    QCOMPARE(requests.size(), qsizetype(reads + 2 * manifests.size()));
    QCOMPARE(requests[0].method, u"GET"_s);
    for (std::size_t i = 0; i < 2 * manifests.size(); ++i) {
        const SeenRequest &request = requests[qsizetype(i + reads)];
        QCOMPARE(isDryRun(request), i < manifests.size());
        QCOMPARE(request.path, pathOf(manifests[i % manifests.size()]));
        QCOMPARE(request.body, manifests[i % manifests.size()].object);
        QCOMPARE(request.contentType, QByteArray("application/apply-patch+yaml"));
        QCOMPARE(request.query.queryItemValue(u"fieldManager"_s), u"liteboxd-console"_s);
    }
}

void NetworkPolicyManagerTest::saysWhatBecameOfEach()
{
    const auto &manifests = m_manager->manifests();
    QJsonObject bent = manifests[1].object;
    bent.insert(u"spec", QJsonObject{});
    m_cluster->on(u"GET"_s, policiesPath(), listOf({manifests[0].object, bent}));
    const auto report = ensure();
    QVERIFY(report);
    std::vector<PolicyOutcome> expected(manifests.size(), PolicyOutcome::Created);
    expected[0] = PolicyOutcome::Unchanged;
    expected[1] = PolicyOutcome::Changed;
    QVERIFY(outcomes(*report) == expected);
    for (const SeenRequest &request : m_cluster->takeRequests())
        QVERIFY(request.path != policiesPath(manifests[0].name) || isDryRun(request)); // left alone
}

void NetworkPolicyManagerTest::leavesOutWhatNeedsCiliumWithoutIt()
{
    m_cluster->refuse(u"GET"_s, ciliumPath(), 404, u"NotFound"_s);
    const auto report = ensure();
    QVERIFY(report && report->isComplete());
    for (std::size_t i = 0; i < report->policies.size(); ++i) {
        const bool needsCilium = m_manager->manifests()[i].needsCilium();
        QCOMPARE(report->policies[i].outcome, needsCilium ? PolicyOutcome::Inapplicable : PolicyOutcome::Created);
    }
    for (const SeenRequest &request : m_cluster->takeRequests())
        QVERIFY(request.method == u"GET"_s || !request.path.startsWith(ciliumPath()));
}

void NetworkPolicyManagerTest::endsADryRunAfterTheJudgement()
{
    std::optional<base::Result<PolicyReport>> report;
    const async::Request request =
        m_manager->ensureDefaultPolicies(kube::Ownership::Respect, kube::Persistence::DryRun, this,
                                         [&report](base::Result<PolicyReport> got) { report = std::move(got); });
    QTRY_VERIFY(report);
    QVERIFY(outcomes(**report) ==
            std::vector<PolicyOutcome>(m_manager->manifests().size(), PolicyOutcome::Created));
    for (const SeenRequest &seen : m_cluster->takeRequests())
        QVERIFY(seen.method == u"GET"_s || isDryRun(seen));
}

void NetworkPolicyManagerTest::appliesNothingIfOneIsRefused()
{
    m_cluster->refuse(u"PATCH"_s, policiesPath(u"deny-k8s-api"_s), 422, u"Invalid"_s);
    const auto report = ensure();
    QVERIFY(report);
    QVERIFY(!report->isComplete());
    for (const auto &result : report->policies) {
        const bool refused = result.name == u"deny-k8s-api"_s;
        QCOMPARE(result.outcome, refused ? PolicyOutcome::Failed : PolicyOutcome::NotTried);
        QCOMPARE(result.error.has_value(), refused);
    }
    const auto requests = m_cluster->takeRequests();
    for (const SeenRequest &request : requests)
        QVERIFY(request.method == u"GET"_s || isDryRun(request));
}

void NetworkPolicyManagerTest::stopsWhereAnApplyFails()
{
    m_cluster->on(u"PATCH"_s, policiesPath(m_manager->manifests()[1].name), [](const SeenRequest &request) {
        return isDryRun(request) ? FakeCluster::Answer{200, {}}
                                 : FakeCluster::Answer{409, {{u"reason"_s, u"Conflict"_s}, {u"kind"_s, u"Status"_s}}};
    });
    const auto report = ensure();
    QVERIFY(report);
    std::vector<PolicyOutcome> expected(m_manager->manifests().size(), PolicyOutcome::NotTried);
    expected[0] = PolicyOutcome::Created;
    expected[1] = PolicyOutcome::Failed;
    QVERIFY(outcomes(*report) == expected);
    QCOMPARE(report->policies[1].error->code, base::ErrorCode::Conflict);
}

void NetworkPolicyManagerTest::takesFieldsFromOthersOnlyIfTold_data()
{
    QTest::addColumn<kube::Ownership>("ownership");
    QTest::addColumn<bool>("force");
    QTest::newRow("respect") << kube::Ownership::Respect << false;
    QTest::newRow("take") << kube::Ownership::Take << true;
}

void NetworkPolicyManagerTest::takesFieldsFromOthersOnlyIfTold()
{
    QFETCH(kube::Ownership, ownership);
    QFETCH(bool, force);
    QVERIFY(ensure(ownership));
    const auto requests = m_cluster->takeRequests();
    for (const SeenRequest &request : requests) {
        if (request.method == u"PATCH"_s)
            QCOMPARE(request.query.queryItemValue(u"force"_s) == u"true"_s, force);
    }
}

void NetworkPolicyManagerTest::failsIfThePoliciesCannotBeRead()
{
    m_cluster->refuse(u"GET"_s, policiesPath(), 403, u"Forbidden"_s);
    const auto report = ensure();
    QVERIFY(!report);
    QCOMPARE(report.error().code, base::ErrorCode::Forbidden);
}

void NetworkPolicyManagerTest::tellsDrift()
{
    const auto &manifests = m_manager->manifests();
    QJsonObject bent = manifests[0].object;
    bent.insert(u"spec", QJsonObject{});
    m_cluster->on(u"GET"_s, policiesPath(), listOf({bent, manifests[1].object}));
    std::optional<base::Result<std::vector<policy::PolicyCondition>>> result;
    const async::Request request = m_manager->inspect(this, [&result](auto got) { result = std::move(got); });
    QTRY_VERIFY(result);
    const auto &conditions = result->value();
    QCOMPARE(conditions.size(), manifests.size());
    QVERIFY(conditions[0].present && !conditions[0].isAsItShouldBe());
    QVERIFY(conditions[1].isAsItShouldBe());
    QVERIFY(!conditions[2].present && !conditions[2].isAsItShouldBe());
}

void NetworkPolicyManagerTest::callsNothingAbsentThatMayNotBeListed()
{
    m_cluster->refuse(u"GET"_s, ciliumPath(), 403, u"Forbidden"_s);
    std::optional<base::Result<std::vector<policy::PolicyCondition>>> result;
    const async::Request request = m_manager->inspect(this, [&result](auto got) { result = std::move(got); });
    QTRY_VERIFY(result);
    QVERIFY(!result->has_value());
    QCOMPARE(result->error().code, base::ErrorCode::Forbidden);
    QVERIFY(result->error().message.find("\"ciliumnetworkpolicies\"") != std::string::npos);
}

void NetworkPolicyManagerTest::survivesItsCallers()
{
    bool told = false;
    {
        const async::Request dropped = m_manager->ensureDefaultPolicies(
            kube::Ownership::Respect, this, [&told](const base::Result<PolicyReport> &) { told = true; });
    }
    async::Request orphan;
    {
        QObject context;
        orphan = m_manager->ensureDefaultPolicies(kube::Ownership::Respect, &context,
                                                  [&told](const base::Result<PolicyReport> &) { told = true; });
    }
    QVERIFY(ensure());
    QVERIFY(!told);
}

void NetworkPolicyManagerTest::endsWithItsOwner()
{
    std::optional<base::Result<PolicyReport>> result;
    const async::Request request = m_manager->ensureDefaultPolicies(
        kube::Ownership::Respect, this, [&result](base::Result<PolicyReport> got) { result = std::move(got); });
    m_manager.reset();
    QTRY_VERIFY(result);
    QCOMPARE(result->error().code, base::ErrorCode::ConnectionLost);
}

QTEST_GUILESS_MAIN(NetworkPolicyManagerTest)
#include "tst_network_policy_manager.moc"
