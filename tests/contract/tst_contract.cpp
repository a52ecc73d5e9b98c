// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_test.h"

#include "core/kube/field_conflict.h"
#include "core/sandbox/network_usage.h"

#include <algorithm>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using kube::Persistence;

/// What this project relies on in an API server, asked of a real one and of liteboxd-demo alike.
class TestContract : public ContractTest
{
    Q_OBJECT

private Q_SLOTS:
    void version()
    {
        QObject context;
        const auto version = ContractCluster::await<kube::ServerVersion>(
            [&](auto done) { return cluster().client().version(&context, done); });
        VERIFY_OK(version);
        QVERIFY(version->gitVersion.starts_with("v1."));
        QVERIFY(version->minor >= 30);
    }

    void createGetDelete()
    {
        const auto created = cluster().create(pods, pod("a"));
        VERIFY_OK(created);
        QVERIFY(!text(*created, "uid").isEmpty());
        QVERIFY(!text(*created, "resourceVersion").isEmpty());
        QVERIFY(!text(*created, "creationTimestamp").isEmpty());
        QCOMPARE(text(*created, "namespace"), u"liteboxd"_s);
        const auto got = cluster().get(podPath(name("a")));
        VERIFY_OK(got);
        QCOMPARE(text(*got, "uid"), text(*created, "uid"));
        VERIFY_OK(cluster().remove(podPath(name("a")), atOnce()));
        QTRY_VERIFY(!cluster().get(podPath(name("a"))));
        QCOMPARE(cluster().get(podPath(name("a"))).error().code, ErrorCode::NotFound);
    }

    void applyCreatesAndOwns()
    {
        QJsonObject fields = pod("a", {{u"color"_s, u"red"_s}});
        const auto applied = cluster().apply(podPath(name("a")), fields, {.fieldManager = "one"});
        VERIFY_OK(applied);
        QCOMPARE(managersOf(*applied), QStringList{u"one Apply"_s});
        const auto shared = cluster().apply(podPath(name("a")), labelFields(name("a"), {{u"size"_s, u"big"_s}}),
                                            {.fieldManager = "two"});
        VERIFY_OK(shared);
        QCOMPARE(managersOf(*shared), (QStringList{u"one Apply"_s, u"two Apply"_s}));
        QCOMPARE(labelsOf(*shared)[u"color"_s].toString(), u"red"_s);
        QCOMPARE(labelsOf(*shared)[u"size"_s].toString(), u"big"_s);
        const QString before = text(*shared, "resourceVersion");
        const auto again = cluster().apply(podPath(name("a")), labelFields(name("a"), {{u"size"_s, u"big"_s}}),
                                           {.fieldManager = "two"});
        VERIFY_OK(again);
        QCOMPARE(text(*again, "resourceVersion"), before); // nothing changed, nothing stored
    }

    void applyConflictsAndTakes()
    {
        VERIFY_OK(cluster().apply(podPath(name("a")), pod("a", {{u"color"_s, u"red"_s}}), {.fieldManager = "one"}));
        const QJsonObject blue = labelFields(name("a"), {{u"color"_s, u"blue"_s}});
        const auto refused = cluster().apply(podPath(name("a")), blue, {.fieldManager = "two"});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(refused.error().httpStatus.value_or(0), 409);
        QVERIFY2(refused.error().message.find("conflict with \"one\"") != std::string::npos,
                 refused.error().message.c_str());
        QVERIFY2(refused.error().message.find(".metadata.labels.color") != std::string::npos,
                 refused.error().message.c_str());
        const auto taken =
            cluster().apply(podPath(name("a")), blue, {.ownership = kube::Ownership::Take, .fieldManager = "two"});
        VERIFY_OK(taken);
        QCOMPARE(labelsOf(*taken)[u"color"_s].toString(), u"blue"_s);
        QCOMPARE(labelsOf(*taken)[u"run"_s].toString(), run());
    }

    void applyDropsWhatItNoLongerNames()
    {
        VERIFY_OK(cluster().apply(podPath(name("a")), pod("a"), {.fieldManager = "one"}));
        const auto fields = [&](const QJsonObject &labels) { return labelFields(name("a"), labels); };
        VERIFY_OK(
            cluster().apply(podPath(name("a")), fields({{u"x"_s, u"1"_s}, {u"y"_s, u"1"_s}}), {.fieldManager = "two"}));
        VERIFY_OK(cluster().apply(podPath(name("a")), fields({{u"y"_s, u"1"_s}}), {.fieldManager = "three"}));
        const auto dropped = cluster().apply(podPath(name("a")), fields({}), {.fieldManager = "two"});
        VERIFY_OK(dropped);
        QVERIFY(!labelsOf(*dropped).contains(u"x"_s));            // nobody else's
        QCOMPARE(labelsOf(*dropped)[u"y"_s].toString(), u"1"_s);  // three's too
        QCOMPARE(labelsOf(*dropped)[u"run"_s].toString(), run()); // one's
    }

    void dryRunsStoreNothing()
    {
        VERIFY_OK(cluster().create(pods, pod("a"), {Persistence::DryRun}));
        QCOMPARE(cluster().get(podPath(name("a"))).error().code, ErrorCode::NotFound);
        VERIFY_OK(cluster().apply(podPath(name("a")), pod("a"), {.persistence = Persistence::DryRun}));
        QCOMPARE(cluster().get(podPath(name("a"))).error().code, ErrorCode::NotFound);
        const auto created = cluster().create(pods, pod("a"));
        VERIFY_OK(created);
        const auto patched =
            cluster().patch(podPath(name("a")), labelPatch(u"color"_s, u"red"_s), {Persistence::DryRun});
        VERIFY_OK(patched);
        QCOMPARE(labelsOf(*patched)[u"color"_s].toString(), u"red"_s);
        QVERIFY(!labelsOf(*cluster().get(podPath(name("a")))).contains(u"color"_s));
        auto removal = atOnce();
        removal.persistence = Persistence::DryRun;
        VERIFY_OK(cluster().remove(podPath(name("a")), removal));
        VERIFY_OK(cluster().get(podPath(name("a"))));
        QVERIFY(!cluster().create(pods, {{u"kind"_s, u"Pod"_s}, {u"apiVersion"_s, u"v1"_s}}, {Persistence::DryRun}));
    }

    void mergePatchSetsAndClearsALabel()
    {
        VERIFY_OK(cluster().create(pods, pod("a", {{u"keep"_s, u"1"_s}})));
        const auto on = cluster().patch(podPath(name("a")), labelPatch(u"liteboxd.io/internet-access"_s, u"true"_s));
        VERIFY_OK(on);
        QCOMPARE(labelsOf(*on)[u"liteboxd.io/internet-access"_s].toString(), u"true"_s);
        QCOMPARE(labelsOf(*on)[u"keep"_s].toString(), u"1"_s);
        const auto off =
            cluster().patch(podPath(name("a")), labelPatch(u"liteboxd.io/internet-access"_s, QJsonValue::Null));
        VERIFY_OK(off);
        QVERIFY(!labelsOf(*off).contains(u"liteboxd.io/internet-access"_s));
        QCOMPARE(labelsOf(*off)[u"keep"_s].toString(), u"1"_s);
    }

    void jsonPatchTestsBeforeItChanges()
    {
        VERIFY_OK(cluster().create(pods, pod("a", {{u"color"_s, u"red"_s}})));
        const auto change = [&](const QString &from, const QString &to) {
            const auto operation = [](const QString &op, const QString &value) {
                return QJsonObject{{u"op"_s, op}, {u"path"_s, u"/metadata/labels/color"_s}, {u"value"_s, value}};
            };
            return cluster().patch(podPath(name("a")),
                                   Patch::json({operation(u"test"_s, from), operation(u"replace"_s, to)}));
        };
        const auto changed = change(u"red"_s, u"blue"_s);
        VERIFY_OK(changed);
        QCOMPARE(labelsOf(*changed)[u"color"_s].toString(), u"blue"_s);
        const auto refused = change(u"red"_s, u"green"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Rejected);
        QCOMPARE(refused.error().httpStatus.value_or(0), 422);
    }

    void statusIsASubresource()
    {
        VERIFY_OK(cluster().create(pods, pod("a")));
        const Patch running = Patch::merge(
            {{u"status"_s, QJsonObject{{u"phase"_s, u"Running"_s},
                                       {u"podIP"_s, u"10.42.0.10"_s},
                                       {u"podIPs"_s, QJsonArray{QJsonObject{{u"ip"_s, u"10.42.0.10"_s}}}}}}});
        const auto patched = cluster().patch(podPath(name("a"), "status"), running);
        VERIFY_OK(patched);
        QCOMPARE(at(*patched, "status")[u"podIP"_s].toString(), u"10.42.0.10"_s);
        const auto ignored = cluster().patch(podPath(name("a")),
                                             Patch::merge({{u"status"_s, QJsonObject{{u"podIP"_s, u"10.42.0.11"_s}}}}));
        VERIFY_OK(ignored);
        QCOMPARE(at(*ignored, "status")[u"podIP"_s].toString(), u"10.42.0.10"_s);
    }

    void missingThingsAreNotFound()
    {
        const auto missing = cluster().get(podPath(u"no-such-pod"_s));
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QCOMPARE(missing.error().text(), "pods/no-such-pod in namespace liteboxd: pods \"no-such-pod\" not found");
        QCOMPARE(cluster().raw("/apis/example.com/v1/things").error().code, ErrorCode::NotFound);
        QCOMPARE(cluster().patch(podPath(u"no-such-pod"_s), labelPatch(u"a"_s, u"b"_s)).error().code,
                 ErrorCode::NotFound);
        QCOMPARE(cluster().remove(podPath(u"no-such-pod"_s), {}).error().code, ErrorCode::NotFound);
    }

    void takenNamesAndOldVersionsConflict()
    {
        const auto created = cluster().create(pods, pod("a"));
        VERIFY_OK(created);
        QCOMPARE(cluster().create(pods, pod("a")).error().code, ErrorCode::AlreadyExists);
        VERIFY_OK(cluster().patch(podPath(name("a")), labelPatch(u"a"_s, u"b"_s)));
        const auto stale = cluster().patch(
            podPath(name("a")),
            Patch::merge({{u"metadata"_s, QJsonObject{{u"resourceVersion"_s, text(*created, "resourceVersion")},
                                                      {u"labels"_s, QJsonObject{{u"a"_s, u"c"_s}}}}}}));
        QVERIFY(!stale);
        QCOMPARE(stale.error().code, ErrorCode::Conflict);
    }

    void invalidObjectsAreRejected()
    {
        QJsonObject empty = pod("a");
        empty.insert(u"spec"_s, QJsonObject());
        const auto noContainers = cluster().create(pods, empty);
        QVERIFY(!noContainers);
        QCOMPARE(noContainers.error().httpStatus.value_or(0), 422);
        QVERIFY2(noContainers.error().message.find("spec.containers: Required value") != std::string::npos,
                 noContainers.error().message.c_str());
        QCOMPARE(cluster().create(pods, pod("UPPER")).error().httpStatus.value_or(0), 422);
        QCOMPARE(cluster().create(pods, pod("a", {{u"bad label"_s, u"x"_s}})).error().httpStatus.value_or(0), 422);
        const Patch broken{"application/merge-patch+json", "{"};
        VERIFY_OK(cluster().create(pods, pod("a")));
        QCOMPARE(cluster().patch(podPath(name("a")), broken).error().httpStatus.value_or(0), 400);
        const Patch unknown{"text/plain", "{}"};
        QCOMPARE(cluster().patch(podPath(name("a")), unknown).error().httpStatus.value_or(0), 415);
    }

    void wrongTokensAreUnauthenticated()
    {
        auto settings = cluster().settings();
        settings.clientCertificatePem.clear();
        settings.clientKeyPem = {};
        settings.bearerToken = base::Secret("wrong-token");
        const auto client = kube::ApiClient::create(settings);
        VERIFY_OK(client);
        QObject context;
        const auto refused = ContractCluster::await<QJsonObject>(
            [&](auto done) { return (*client)->get(podPath(u"x"_s), &context, done); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unauthenticated);
        QVERIFY(refused.error().text().find("wrong-token") == std::string::npos);
    }

    void whatIsNotPermittedIsForbidden()
    {
        const auto kubeconfig =
            kube::Kubeconfig::load({qEnvironmentVariable("LITEBOXD_RIG_LIMITED_KUBECONFIG").toStdString()});
        VERIFY_OK(kubeconfig);
        const auto settings = kubeconfig->connection();
        VERIFY_OK(settings);
        const auto client = kube::ApiClient::create(*settings);
        VERIFY_OK(client);
        QObject context;
        const auto refused = ContractCluster::await<kube::ObjectList>(
            [&](auto done) { return (*client)->list({pods}, &context, done); });
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Forbidden);
        QCOMPARE(refused.error().context, "pods in namespace liteboxd");
        const auto untold = ContractCluster::await<sandbox::NetworkUsages>(
            [&](auto done) { return sandbox::askForNetworkUsage(**client, "worker-1", &context, done); });
        QVERIFY(!untold);
        QCOMPARE(untold.error().code, ErrorCode::Forbidden);
        QCOMPARE(untold.error().context, "nodes/worker-1/proxy");
        const auto review = ContractCluster::await<kube::AccessAnswer>([&](auto done) {
            return (*client)->reviewAccess({"list", "", "pods", "liteboxd"}, &context, done);
        });
        VERIFY_OK(review);
        QVERIFY(!review->allowed);
    }

    void accessIsReviewed()
    {
        QObject context;
        const auto review = ContractCluster::await<kube::AccessAnswer>([&](auto done) {
            return cluster().client().reviewAccess({"patch", "", "pods", "liteboxd"}, &context, done);
        });
        VERIFY_OK(review);
        QVERIFY(review->allowed);
    }

    void deletionHoldsToItsPreconditions()
    {
        const auto created = cluster().create(pods, pod("a"));
        VERIFY_OK(created);
        auto options = atOnce();
        options.uid = "00000000-0000-0000-0000-000000000000";
        const auto refused = cluster().remove(podPath(name("a")), options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        options.uid = text(*created, "uid").toStdString();
        VERIFY_OK(cluster().remove(podPath(name("a")), options));
    }

    void finalizersHoldWhatIsDeleted()
    {
        const kube::ResourcePath path{kube::resources::networkPolicies(), "liteboxd", name("held").toStdString()};
        const QJsonObject policy{{u"apiVersion"_s, u"networking.k8s.io/v1"_s},
                                 {u"kind"_s, u"NetworkPolicy"_s},
                                 {u"metadata"_s, QJsonObject{{u"name"_s, name("held")},
                                                             {u"finalizers"_s, QJsonArray{u"test.example/held"_s}}}},
                                 {u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()}}}};
        const auto created = cluster().create({kube::resources::networkPolicies(), "liteboxd"}, policy);
        VERIFY_OK(created);
        for (int time = 0; time < 2; ++time) {
            VERIFY_OK(cluster().remove(path, {}));
            const auto held = cluster().get(path);
            VERIFY_OK(held);
            QVERIFY(!text(*held, "deletionTimestamp").isEmpty());
            QCOMPARE(at(*held, "metadata").value("deletionGracePeriodSeconds"_L1).toInt(-1), 0);
            QCOMPARE(at(*held, "metadata").value("generation"_L1).toInt(), 2);
        }
        const QJsonObject none{{u"metadata"_s, QJsonObject{{u"finalizers"_s, QJsonValue::Null}}}};
        VERIFY_OK(cluster().patch(path, Patch::merge(none)));
        QTRY_VERIFY(!cluster().get(path));
        QCOMPARE(cluster().get(path).error().code, ErrorCode::NotFound);
    }

    void namespacesHoldPods()
    {
        const kube::ResourcePath namespaces{kube::resources::namespaces()};
        const QString nameSpace = name("ns");
        const QJsonObject object{{u"apiVersion"_s, u"v1"_s},
                                 {u"kind"_s, u"Namespace"_s},
                                 {u"metadata"_s, QJsonObject{{u"name"_s, nameSpace}}}};
        kube::ResourcePath inside{kube::resources::pods(), nameSpace.toStdString()};
        const auto homeless = cluster().create(inside, pod("a"));
        QVERIFY(!homeless);
        QCOMPARE(homeless.error().code, ErrorCode::NotFound);
        VERIFY_OK(cluster().create(namespaces, object));
        VERIFY_OK(cluster().get({kube::resources::namespaces(), "", nameSpace.toStdString()}));
        VERIFY_OK(cluster().create(inside, pod("a")));
        QCOMPARE(names({inside}), QStringList{u"a"_s});
        QCOMPARE(names(mine()), QStringList());
        const auto all = cluster().list({{kube::resources::pods()}, "run=" + run().toStdString()});
        VERIFY_OK(all);
        QCOMPARE(all->items.size(), 1);
    }

    void networkPoliciesAreApplied()
    {
        const kube::ResourcePath path{kube::resources::networkPolicies(), "liteboxd", name("p").toStdString()};
        const QJsonObject policy{
            {u"apiVersion"_s, u"networking.k8s.io/v1"_s},
            {u"kind"_s, u"NetworkPolicy"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, name("p")}}},
            {u"spec"_s, QJsonObject{{u"podSelector"_s, QJsonObject()}, {u"policyTypes"_s, QJsonArray{u"Ingress"_s}}}}};
        VERIFY_OK(cluster().apply(path, policy, {.persistence = Persistence::DryRun}));
        QCOMPARE(cluster().get(path).error().code, ErrorCode::NotFound);
        VERIFY_OK(cluster().apply(path, policy));
        const auto got = cluster().get(path);
        VERIFY_OK(got);
        QCOMPARE(at(*got, "spec")[u"policyTypes"_s].toArray(), QJsonArray{u"Ingress"_s});
        QCOMPARE(managersOf(*got), QStringList{u"liteboxd-console Apply"_s});
        VERIFY_OK(cluster().remove(path, {}));
        QCOMPARE(cluster().get(path).error().code, ErrorCode::NotFound);
    }

    void conflictsNameTheOwners()
    {
        VERIFY_OK(cluster().apply(podPath(name("a")), pod("a", {{u"color"_s, u"red"_s}, {u"size"_s, u"big"_s}}),
                                  {.fieldManager = "one"}));
        const auto refused = cluster().apply(podPath(name("a")),
                                             labelFields(name("a"), {{u"color"_s, u"blue"_s}, {u"size"_s, u"small"_s}}),
                                             {.fieldManager = "two"});
        QVERIFY(!refused);
        QStringList conflicts;
        for (const kube::FieldConflict &conflict : kube::fieldConflicts(refused.error()))
            conflicts << QString::fromStdString(conflict.field + " of " + conflict.manager);
        conflicts.sort();
        QCOMPARE(conflicts, (QStringList{u".metadata.labels.color of one"_s, u".metadata.labels.size of one"_s}));
    }

    void rulesAreListed()
    {
        QObject context;
        const auto rules = ContractCluster::await<kube::AccessRules>(
            [&](auto done) { return cluster().client().reviewRules("liteboxd", &context, done); });
        VERIFY_OK(rules);
        QVERIFY(rules->permits({"patch", "", "pods", "liteboxd"}));
        QVERIFY(rules->permits({"create", "", "pods", "liteboxd", "", "exec"}));
    }

    void kindsAreDiscovered()
    {
        QObject context;
        const auto found = ContractCluster::await<kube::Discovery>([&](auto done) {
            return cluster().client().discover({"", "networking.k8s.io", "nobody.example.com"}, &context, done);
        });
        VERIFY_OK(found);
        const auto policies = found->find("networking.k8s.io", "networkpolicies");
        QVERIFY(policies);
        QCOMPARE(policies->resource, kube::resources::networkPolicies());
        QVERIFY(policies->serves("watch"));
        const auto core = found->find("", "pods");
        QVERIFY(core);
        QCOMPARE(core->resource, kube::resources::pods());
        QVERIFY(std::find(core->subresources.begin(), core->subresources.end(), "proxy") != core->subresources.end());
        QVERIFY(!found->find("nobody.example.com", "ciliumnetworkpolicies"));
    }
};

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
