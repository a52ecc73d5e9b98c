// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/sandbox_creation.h"
#include "core/sandbox/internet/internet_access.h"
#include "core/sandbox/resource_usage.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/sandbox/sandbox_removal.h"
#include "core/sandbox/sandbox_search.h"
#include "core/sandbox/templates/template_store.h"
#include "tests/contract/contract_test.h"

#include <QJsonArray>
#include <QSignalSpy>

#include <algorithm>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

/// The life of a sandbox and of a template, on a real API server and on the demo.
class ContractSandboxesTest : public ContractTest
{
    Q_OBJECT

private Q_SLOTS:
    void aSandboxLivesItsLife();
    void anOldRequestMeansTheSandboxThatIsThere();
    void templatesKeepTheirHistory();
    void onlyOneOfTwoStoresAVersion();

private:
    sandbox::SandboxTemplate sampleTemplate(const QByteArray &spec = "{image: x, ttl: 600}") const;
    void playKubelet(const QString &podName);
    base::Result<sandbox::Sandbox> create(const sandbox::SandboxTemplate &from, const sandbox::SandboxOverrides &wishes,
                                          const std::string &key);
    base::Result<sandbox::FoundSandbox> find(const base::SandboxId &id);
    bool remove(const sandbox::Sandbox &sandbox);

    QObject m_context;
};

sandbox::SandboxTemplate ContractSandboxesTest::sampleTemplate(const QByteArray &spec) const
{
    const QByteArray yaml = "apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: t-" + run().toUtf8() +
                            "}\nspec: " + spec + "\nextra: {kept: true}\n";
    return sandbox::templatesFromYaml(yaml)->front();
}

/// Where there is neither scheduler nor kubelet, somebody has to say that the pod runs. The demo's pods do so
/// themselves.
void ContractSandboxesTest::playKubelet(const QString &podName)
{
    if (cluster().isDemo())
        return;
    const auto pod = cluster().get(podPath(podName));
    VERIFY_OK(pod);
    if (at(*pod, "spec").contains("nodeName"_L1))
        return;
    const QJsonObject binding{
        {u"apiVersion"_s, u"v1"_s},
        {u"kind"_s, u"Binding"_s},
        {u"metadata"_s, QJsonObject{{u"name"_s, podName}}},
        {u"target"_s, QJsonObject{{u"kind"_s, u"Node"_s}, {u"name"_s, qEnvironmentVariable("LITEBOXD_RIG_NODE")}}}};
    VERIFY_OK(cluster().create(podPath(podName, "binding"), binding));
    const QJsonObject ready{{u"type"_s, u"Ready"_s}, {u"status"_s, u"True"_s}};
    const QJsonObject status{{u"phase"_s, u"Running"_s}, {u"conditions"_s, QJsonArray{ready}}};
    VERIFY_OK(cluster().patch(podPath(podName, "status"), Patch::merge({{u"status"_s, status}})));
}

base::Result<sandbox::Sandbox> ContractSandboxesTest::create(const sandbox::SandboxTemplate &from,
                                                             const sandbox::SandboxOverrides &wishes,
                                                             const std::string &key)
{
    const auto request =
        sandbox::SandboxRequest::create(from, wishes, "liteboxd", key, std::chrono::system_clock::now());
    if (!request)
        return base::fail(request.error());
    sandbox::SandboxCreation creation(cluster().client(), *request);
    std::optional<base::Result<sandbox::Sandbox>> result;
    connect(&creation, &sandbox::SandboxCreation::finished, &m_context,
            [&result](const sandbox::Sandbox &sandbox) { result = sandbox; });
    connect(&creation, &sandbox::SandboxCreation::failed, &m_context,
            [&result](const base::Error &error) { result = base::fail(error); });
    bool isAccepted = false;
    connect(&creation, &sandbox::SandboxCreation::reached, &m_context, [&isAccepted](sandbox::CreationStage stage) {
        isAccepted = isAccepted || stage == sandbox::CreationStage::Accepted;
    });
    creation.start(sandbox::SandboxCreation::Wait::UntilReady, kube::Persistence::Store);
    static_cast<void>(QTest::qWaitFor([&] { return isAccepted || result; }, 20'000));
    if (isAccepted && !result)
        playKubelet(request->podName());
    static_cast<void>(QTest::qWaitFor([&] { return result.has_value(); }, 30'000));
    return result ? *result : base::fail(base::ErrorCode::TimedOut, "it was not ready in time");
}

base::Result<sandbox::FoundSandbox> ContractSandboxesTest::find(const base::SandboxId &id)
{
    return ContractCluster::await<sandbox::FoundSandbox>(
        [&](auto done) { return sandbox::SandboxSearch::start(cluster().client(), "liteboxd", id, &m_context, done); });
}

bool ContractSandboxesTest::remove(const sandbox::Sandbox &sandbox)
{
    sandbox::SandboxRemoval removal(cluster().client(), "liteboxd");
    QSignalSpy gone(&removal, &sandbox::SandboxRemoval::gone);
    QSignalSpy finished(&removal, &sandbox::SandboxRemoval::finished);
    removal.start({sandbox}, sandbox::SandboxRemoval::Grace::Usual, kube::Persistence::Store);
    return QTest::qWaitFor([&] { return !finished.isEmpty(); }, 30'000) && gone.size() == 1;
}

void ContractSandboxesTest::aSandboxLivesItsLife()
{
    sandbox::SandboxOverrides wishes;
    wishes.network.allowInternetAccess = true;
    wishes.ttl = 1h;
    const auto made = create(sampleTemplate(), wishes, {});
    VERIFY_OK(made);
    QVERIFY(made->state == sandbox::SandboxState::Running && made->internetRequested);
    const auto pod = cluster().get(podPath(made->podName));
    VERIFY_OK(pod);
    QCOMPARE(labelsOf(*pod)["liteboxd.io/internet-access"_L1].toString(), u"true"_s);
    QCOMPARE(labelsOf(*pod)["sandbox-id"_L1].toString(), QString::fromStdString(made->id.text()));
    const QJsonObject notes = at(at(*pod, "metadata"), "annotations");
    QCOMPARE(notes["liteboxd.io/access-token"_L1].toString().size(), 64);
    QCOMPARE(notes["liteboxd/ttl"_L1].toString(), u"3600"_s);
    QCOMPARE(notes["liteboxd.io/template"_L1].toString(), u"t-"_s + run());

    const auto found = find(made->id);
    VERIFY_OK(found);
    QCOMPARE(found->sandbox, *made);

    // The rig has no metrics-server: a cluster without one has no figures, and says no error either.
    const auto usages = ContractCluster::await<sandbox::ResourceUsages>([&](auto done) {
        return sandbox::askForUsage(cluster().client(), "liteboxd", made->podName.toStdString(), &m_context, done);
    });
    VERIFY_OK(usages);
    QVERIFY(usages->value(made->podName).memory > 0 || !cluster().isDemo());

    sandbox::SandboxEdits edits(cluster().client());
    const auto now = std::chrono::system_clock::now();
    const auto renewed = ContractCluster::await<sandbox::Sandbox>(
        [&](auto done) { return edits.renew(*made, 3h, now, kube::Persistence::Store, &m_context, done); });
    VERIFY_OK(renewed);
    QVERIFY(renewed->expiresAt() >= now + 3h - 1s && renewed->expiresAt() <= now + 3h + 2s);
    QVERIFY(renewed->accessToken == made->accessToken);

    const auto rotated = ContractCluster::await<sandbox::Sandbox>(
        [&](auto done) { return edits.rotate(*renewed, kube::Persistence::Store, &m_context, done); });
    VERIFY_OK(rotated);
    QVERIFY(!(rotated->accessToken == made->accessToken));
    QCOMPARE(rotated->accessToken.reveal().size(), 64U);
    QCOMPARE(rotated->ttl, renewed->ttl);

    sandbox::InternetAccess internet(cluster().client());
    const auto off = ContractCluster::await<sandbox::InternetReceipt>(
        [&](auto done) { return internet.set(*rotated, sandbox::InternetWish::Deny, &m_context, done); });
    VERIFY_OK(off);
    QVERIFY(!find(made->id)->sandbox.internetRequested);

    QVERIFY(remove(*made));
    const auto after = find(made->id);
    QVERIFY(!after && after.error().code == base::ErrorCode::NotFound);
}

void ContractSandboxesTest::anOldRequestMeansTheSandboxThatIsThere()
{
    const std::string key = "key " + run().toStdString();
    const auto first = create(sampleTemplate("{image: x, startupScript: 'echo hi'}"), {}, key);
    VERIFY_OK(first);
    const auto again = create(sampleTemplate("{image: x, startupScript: 'exit 1'}"), {}, key);
    VERIFY_OK(again); // prepared once, not again
    QVERIFY(again->uid == first->uid && again->accessToken == first->accessToken);
    QVERIFY(remove(*first));
}

void ContractSandboxesTest::templatesKeepTheirHistory()
{
    sandbox::TemplateStore store(cluster().client(), "liteboxd");
    const auto apply = [&](const QByteArray &spec, kube::Persistence persistence) {
        return ContractCluster::await<sandbox::AppliedTemplate>(
            [&](auto done) { return store.apply(sampleTemplate(spec), persistence, &m_context, done); });
    };
    const QString name = u"t-"_s + run();
    const auto first = apply("{image: a}", kube::Persistence::Store);
    VERIFY_OK(first);
    QVERIFY(first->isNew && first->value.version == 1);
    QVERIFY(first->value.document["extra"_L1]["kept"_L1].toBool());
    QCOMPARE(apply("{image: a}", kube::Persistence::Store)->isNew, false);
    QCOMPARE(apply("{image: b}", kube::Persistence::DryRun)->value.version, 2);
    QCOMPARE(apply("{image: b}", kube::Persistence::Store)->value.version, 2);
    const auto back = ContractCluster::await<sandbox::AppliedTemplate>(
        [&](auto done) { return store.rollback(name, 1, kube::Persistence::Store, &m_context, done); });
    VERIFY_OK(back);
    QVERIFY(back->value.version == 3 && back->value.restoredFrom == 1);
    QCOMPARE(back->value.spec()["image"_L1].toString(), u"a"_s);
    const auto all = ContractCluster::await<sandbox::TemplateStore::Versions>(
        [&](auto done) { return store.versions(name, &m_context, done); });
    VERIFY_OK(all);
    QCOMPARE(all->size(), 3U);
    const auto changed = cluster().patch(
        {{"", "v1", "configmaps", "ConfigMap", true}, "liteboxd", "liteboxd-template-" + name.toStdString() + ".v1"},
        Patch::merge({{u"data"_s, QJsonObject{{u"template.yaml"_s, u"x"_s}}}}));
    QVERIFY(!changed && changed.error().httpStatus == 422);
    const auto removed = ContractCluster::await<int>(
        [&](auto done) { return store.remove(name, kube::Persistence::Store, &m_context, done); });
    VERIFY_OK(removed);
    QCOMPARE(*removed, 3);
    const auto gone = ContractCluster::await<sandbox::SandboxTemplate>(
        [&](auto done) { return store.get(name, {}, &m_context, done); });
    QVERIFY(!gone && gone.error().code == base::ErrorCode::NotFound);
}

void ContractSandboxesTest::onlyOneOfTwoStoresAVersion()
{
    sandbox::TemplateStore store(cluster().client(), "liteboxd");
    std::vector<base::Result<sandbox::AppliedTemplate>> results;
    const auto note = [&results](base::Result<sandbox::AppliedTemplate> result) {
        results.push_back(std::move(result));
    };
    const auto one = store.apply(sampleTemplate("{image: a}"), kube::Persistence::Store, &m_context, note);
    const auto other = store.apply(sampleTemplate("{image: b}"), kube::Persistence::Store, &m_context, note);
    QVERIFY(QTest::qWaitFor([&] { return results.size() == 2; }, 20'000));
    const auto stored =
        std::count_if(results.begin(), results.end(), [](const auto &result) { return result.has_value(); });
    const auto all = ContractCluster::await<sandbox::TemplateStore::Versions>(
        [&](auto done) { return store.versions(u"t-"_s + run(), &m_context, done); });
    VERIFY_OK(all);
    QCOMPARE(all->size(), static_cast<std::size_t>(stored)); // each that was told "stored" is
    for (const auto &result : results)
        QVERIFY(result || result.error().code == base::ErrorCode::Conflict);
}

QTEST_GUILESS_MAIN(ContractSandboxesTest)
#include "tst_contract_sandboxes.moc"
