// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"
#include "tests/app/ctl/verify/demo_access.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <functional>

using namespace Qt::Literals::StringLiterals;
using liteboxd::kube::Resource;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoAccess;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

using Edit = std::function<bool(DemoAccess &)>;
Q_DECLARE_METATYPE(Edit)

namespace {

const Resource services{"", "v1", "services", "Service"};
const Resource pods{"", "v1", "pods", "Pod"};
const Resource nodes{"", "v1", "nodes", "Node", false};
const Resource daemonSets{"apps", "v1", "daemonsets", "DaemonSet"};
const Resource cidrGroups{"cilium.io", "v2", "ciliumcidrgroups", "CiliumCIDRGroup", false};
const Resource networkPolicies{"networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy"};
const Resource ciliumPolicies{"cilium.io", "v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"};

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

Edit merged(const Resource &kind, const std::string &space, const std::string &name, const char *changes)
{
    return [=](DemoAccess &demo) { return demo.merge({kind, space, name}, json(changes)); };
}

Edit removed(const Resource &kind, const std::string &space, const std::string &name)
{
    return [=](DemoAccess &demo) { return demo.remove({kind, space, name}); };
}

Edit made(const Resource &kind, const std::string &space, const char *object)
{
    return [=](DemoAccess &demo) { return demo.create({kind, space}, json(object)); };
}

} // namespace

/// A healthy demo, in which somebody then edits one object: exactly these checks are not passed.
class VerifyEditsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnsTheRightChecksRed_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QString>("red");
        QTest::addColumn<QString>("fix");
        QTest::newRow("nothing") << Edit([](DemoAccess &) { return true; }) << QString() << QString();
        QTest::newRow("DaemonSet that nobody acted on")
            << merged(daemonSets, "kube-system", "cilium", R"({"spec": {"minReadySeconds": 3}})")
            << u"cilium.agents=warning"_s << u"rollout status daemonset/cilium"_s;
        QTest::newRow("no service kube-dns")
            << removed(services, "kube-system", "kube-dns") << u"cluster.dns=fail"_s << u"service kube-dns back"_s;
        QTest::newRow("service kube-dns selects nothing")
            << merged(services, "kube-system", "kube-dns", R"({"spec": {"selector": {"k8s-app": "nothing"}}})")
            << u"cluster.dns=fail"_s << u"service kube-dns back"_s;
        QTest::newRow("node cordoned") << merged(nodes, "", "liteboxd-demo-2", R"({"spec": {"unschedulable": true}})")
                                       << QString() << QString();
        QTest::newRow("policy with another name opens all")
            << made(ciliumPolicies, "liteboxd", R"({"metadata": {"name": "friendly"}, "spec": {"endpointSelector": {},
                "egress": [{"toEntities": ["all"]}], "ingress": [{"fromEntities": ["all"]}]}})")
            << u"sandboxes.pods=fail sandboxes.inbound=fail sandboxes.internet=fail"_s << u"liteboxctl policy"_s;
        QTest::newRow("policy opens a part of the internet")
            << made(ciliumPolicies, "liteboxd", R"({"metadata": {"name": "part"}, "spec": {"endpointSelector":
                {"matchLabels": {"app": "liteboxd"}}, "egress": [{"toCIDR": ["1.2.3.0/24"]}]}})")
            << u"sandboxes.internet=fail"_s << u"liteboxctl policy explain"_s;
        QTest::newRow("policy opens a part of the internet at one port")
            << made(networkPolicies, "liteboxd", R"({"metadata": {"name": "part"}, "spec": {"podSelector": {},
                "policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "128.0.0.0/1"}}],
                "ports": [{"port": 25}]}]}})")
            << u"sandboxes.internet=fail"_s << u"liteboxctl policy explain"_s;
        QTest::newRow("policy opens a port of everybody")
            << made(networkPolicies, "liteboxd", R"({"metadata": {"name": "smtp"}, "spec": {"podSelector": {},
                "policyTypes": ["Egress"], "egress": [{"ports": [{"port": 25}]}]}})")
            << u"sandboxes.internet=fail"_s << u"liteboxctl policy explain"_s;
        QTest::newRow("policy lets strangers in at a port of their own")
            << made(networkPolicies, "liteboxd", R"({"metadata": {"name": "in"}, "spec": {"podSelector": {},
                "policyTypes": ["Ingress"], "ingress": [{"from": [{"namespaceSelector": {"matchLabels":
                {"kubernetes.io/metadata.name": "default"}}}], "ports": [{"port": 9999}]}]}})")
            << u"sandboxes.inbound=fail"_s << u"liteboxctl policy explain"_s;
        QTest::newRow("policy opens a group of blocks") << Edit([](DemoAccess &demo) {
            return demo.create({cidrGroups}, json(R"({"metadata": {"name": "any"},
                       "spec": {"externalCIDRs": ["1.2.3.0/24"]}})")) &&
                   demo.create({ciliumPolicies, "liteboxd"}, json(R"({"metadata": {"name": "part"},
                       "spec": {"endpointSelector": {"matchLabels": {"app": "liteboxd"}},
                       "egress": [{"toCIDRSet": [{"cidrGroupRef": "any"}]}]}})"));
        }) << u"sandboxes.internet=fail"_s << u"liteboxctl policy explain"_s;
        QTest::newRow("policy denies DNS")
            << made(ciliumPolicies, "liteboxd", R"({"metadata": {"name": "no-dns"}, "spec": {"endpointSelector":
                {"matchLabels": {"app": "liteboxd"}}, "egressDeny": [{"toPorts": [{"ports": [{"port": "53"}]}]}]}})")
            << u"sandboxes.dns=fail"_s << u"liteboxctl policy explain"_s;
        QTest::newRow("sandbox on its node's network")
            << made(pods, "liteboxd", R"({"metadata": {"name": "sandbox-aaaa1111", "labels": {"app": "liteboxd",
                "sandbox-id": "aaaa1111"}, "annotations": {"liteboxd.io/access-token":
                "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfb0b1b2b3b4b5b6b7b8b9babbbcbdbebf", "liteboxd/ttl": "1h",
                "liteboxd/created-at": "2099-01-01T00:00:00Z"}},
                "spec": {"hostNetwork": true, "containers": [{"name": "main", "image": "python:3.12"}]}})")
            << u"sandboxes.isolated=fail sandboxes.apiserver=fail sandboxes.nodes=fail sandboxes.metadata=fail "
               "sandboxes.pods=fail sandboxes.inbound=fail sandboxes.internet=fail sandboxes.gateway=fail"_s
            << u"without hostNetwork"_s;
    }

    void turnsTheRightChecksRed()
    {
        QFETCH(Edit, edit);
        QFETCH(QString, red);
        QFETCH(QString, fix);
        const DemoRun demo({u"--fault"_s, u"none"_s});
        QVERIFY2(demo.fault().isEmpty(), qPrintable(demo.fault()));
        DemoAccess access(demo.kubeconfig());
        QVERIFY(edit(access));
        const CtlRun run = runCtl({u"--kubeconfig"_s, demo.kubeconfig(), u"verify"_s, u"-o"_s, u"json"_s});
        QStringList seen;
        for (const QJsonValue &check : run.json()[u"checks"].toArray()) {
            const QString result = check[u"result"].toString();
            if (result == u"pass" || result == u"skipped")
                continue;
            seen << check[u"id"].toString() + u'=' + result;
            const QString advice = check[u"fix"].toString();
            QVERIFY2(advice.contains(fix), qPrintable(seen.last() + u' ' + advice));
        }
        QCOMPARE(seen.join(u' '), red);
        QCOMPARE(run.exitCode, red.contains(u"=fail"_s) ? 1 : 0);
    }
};

QTEST_GUILESS_MAIN(VerifyEditsTest)
#include "tst_verify_edits.moc"
