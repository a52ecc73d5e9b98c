// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QTest>
#include <QThreadPool>

#include <future>
#include <map>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

namespace {

/// Some faults have a gateway; the first line of the demo says where.
QStringList gatewayOption(const DemoRun &demo)
{
    const QString mark = u", gateway "_s;
    const qsizetype at = demo.readyLine().indexOf(mark);
    return at < 0 ? QStringList() : QStringList{u"--gateway"_s, demo.readyLine().mid(at + mark.size())};
}

/// Some faults are those of a restart; the others are found without one.
QStringList restartOption(const QString &fault)
{
    return fault == u"none" || fault.startsWith(u"restart-") ? QStringList{u"--yes"_s} : QStringList();
}

struct Verification
{
    QString demoFault; ///< why there was no demo
    CtlRun run;
};

Verification verified(const QString &fault)
{
    const DemoRun demo({u"--fault"_s, fault});
    if (!demo.fault().isEmpty())
        return {demo.fault(), {}};
    return {{},
            runCtl(QStringList{u"--kubeconfig"_s, demo.kubeconfig(), u"verify"_s, u"--full"_s, u"-o"_s, u"json"_s,
                               u"--probe-internet"_s, u"198.51.100.10:80"_s, u"--probe-lan"_s, u"10.0.0.9:80"_s,
                               u"--probe-resolver"_s, u"198.51.100.53:53"_s} +
                   gatewayOption(demo) + restartOption(fault))};
}

} // namespace

/// Each fault that a demo cluster can have: a whole verification turns exactly these checks red. Some run at once, each
/// on a demo of its own, since most of a verification is waiting for what must not be answered.
class DemoFaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnsTheRightChecksRed_data();
    void turnsTheRightChecksRed();
    void knowsNoOthers();

private:
    static constexpr int atOnce = 4;

    Verification take(const QString &fault);
    static void tellsOfFlows(const QJsonArray &checks);

    QStringList m_faults; ///< those of the rows, in their order
    std::map<QString, std::future<Verification>> m_begun;
    QThreadPool m_pool; ///< ends what was begun before the rest goes
};

/// Begins those of the next rows, too.
Verification DemoFaultsTest::take(const QString &fault)
{
    m_pool.setMaxThreadCount(atOnce);
    for (const QString &each : m_faults.mid(m_faults.indexOf(fault), atOnce)) {
        if (m_begun.contains(each))
            continue;
        auto task = std::make_shared<std::packaged_task<Verification()>>([each] { return verified(each); });
        m_begun.emplace(each, task->get_future());
        m_pool.start([task] { (*task)(); });
    }
    return m_begun.at(fault).get();
}

void DemoFaultsTest::turnsTheRightChecksRed_data()
{
    QTest::addColumn<QString>("red");
    QTest::addColumn<QString>("fix"); // what the advice of each says
    const QString missing = u"policies.present=fail"_s;
    const QString repair = u"liteboxctl policy"_s;
    const auto row = [this](const char *fault, const QString &red, const QString &fix) {
        QTest::newRow(fault) << red << fix;
        m_faults << QString::fromLatin1(fault);
    };
    row("none", {}, {});
    row("policy-missing", missing, repair);
    row("policy-edited",
        u"policies.unchanged=fail sandboxes.pods=fail sandboxes.internet=fail probes.deny=fail probes.nodeport=fail "
        "probes.internet=fail"_s,
        repair);
    row("denials-missing", missing, repair);
    row("older-dns", u"policies.unchanged=fail sandboxes.dns=fail probes.dns=fail"_s, repair);
    row("dns-closed", missing + u" sandboxes.dns=fail probes.dns=fail"_s, repair);
    row("gateway-shut-out", missing + u" sandboxes.gateway=fail probes.gateway=fail"_s, repair);
    row("api-server-open", missing + u" sandboxes.apiserver=fail sandboxes.internet=fail probes.apiserver=fail"_s,
        repair);
    row("kubelet-open", missing + u" sandboxes.nodes=fail probes.kubelet=fail"_s, repair);
    row("node-port-open", missing + u" sandboxes.pods=fail probes.nodeport=fail"_s, repair);
    row("metadata-open", missing + u" sandboxes.metadata=fail probes.metadata=fail"_s, repair);
    row("lan-open", missing + u" probes.lan=fail"_s, repair);
    row("resolver-open", missing + u" probes.resolver=fail"_s, repair);
    row("neighbour-open", missing + u" sandboxes.neighbours=fail probes.neighbour=fail probes.farneighbour=fail"_s,
        repair);
    row("far-neighbour-open", u"probes.farneighbour=fail"_s, u"agent"_s);
    row("internet-leaks", missing + u" sandboxes.internet=fail probes.internet=fail"_s, repair);
    row("allow-all-ingress", u"sandboxes.inbound=fail probes.deny=fail"_s, u"liteboxctl policy"_s);
    row("allow-all-egress",
        u"sandboxes.pods=fail sandboxes.internet=fail probes.deny=fail probes.nodeport=fail probes.internet=fail"_s,
        u"liteboxctl policy"_s);
    row("policy-invalid", u"policies.valid=fail"_s, {});
    row("token-short", u"sandboxes.tokens=fail"_s, u"sandbox rotate"_s);
    row("token-control", u"sandboxes.tokens=fail"_s, u"sandbox rotate"_s);
    row("token-missing", u"sandboxes.tokens=fail"_s, u"sandbox rotate"_s);
    row("token-shared", u"sandboxes.tokens=fail"_s, u"sandbox rotate"_s);
    row("ttl-expired", u"sandboxes.lifetimes=warning"_s, {});
    row("cilium-not-ready", u"cilium.agents=fail"_s, u"get pods -l k8s-app=cilium"_s);
    row("policies-not-realised", u"sandboxes.realised=fail"_s, u"logs -l k8s-app=cilium"_s);
    row("enforcement-off", u"cilium.config=fail"_s, u"cilium config set"_s);
    row("audit-mode", u"cilium.config=fail"_s, u"cilium config set"_s);
    row("k3s-flannel", u"cluster.k3s=fail"_s, u"--flannel-backend=none"_s);
    row("policy-perishable", u"persistence.stored=fail"_s, u"ownerReferences"_s);
    row("restart-loses-agent", u"persistence.agents=fail"_s, u"rollout undo"_s);
    row("restart-opens", u"persistence.traffic=fail"_s, u"log of the agent"_s);
    row("restart-changes-policy", u"persistence.unchanged=fail"_s, u"liteboxctl policy"_s);
    row("relay-not-ready", u"cilium.relay=fail probes.flows=warning"_s, u"hubble"_s);
    row("hubble-off", u"cilium.relay=warning probes.flows=warning"_s, u"cilium hubble enable"_s);
    row("probe-image-missing", u"probes.running=inconclusive"_s, u"--probe-image"_s);
    row("clock-behind", u"cluster.clock=fail"_s, u"NTP"_s);
    row("clock-skewed", u"cluster.clock=fail"_s, u"NTP"_s);
    row("gateway-without-token", u"probes.roundtrip=fail"_s, u"gateway"_s);
    row("gateway-any-token", u"probes.roundtrip=fail"_s, u"does not keep strangers out"_s);
    row("gateway-ignores-path", u"probes.roundtrip=fail"_s, u"mixes sandboxes up"_s);
    row("gateway-only-get", u"probes.roundtrip=fail"_s, u"at GET alone"_s);
    row("gateway-open-websocket", u"probes.roundtrip=fail"_s, u"does not keep strangers out"_s);
    row("namespace-missing", u"cluster.namespace=fail"_s, u"Create it"_s);
    row("node-not-ready", u"cluster.nodes=fail"_s, u"kubectl describe node liteboxd-demo-2"_s);
    row("node-without-address", u"cluster.nodes=warning"_s, u"kubectl describe node liteboxd-demo-2"_s);
    row("agent-not-ready-there", u"cilium.agents=fail"_s, u"get pods -l k8s-app=cilium"_s);
    row("agents-mixed", u"cilium.version=warning"_s, u"one version"_s);
    row("operator-down", u"cilium.operator=fail"_s, u"describe deployment cilium-operator"_s);
    row("flannel-annotated", u"cluster.k3s=warning"_s, u"annotate node"_s);
    row("dns-relabelled", u"cluster.dns=fail probes.dns=fail"_s, u"dns"_s);
    row("dns-down", u"cluster.dns=fail"_s, u"k8s-app=kube-dns"_s);
    row("dns-failing", u"probes.dns=warning"_s, u"logs -l k8s-app=kube-dns"_s);
    row("label-removed", u"sandboxes.labels=fail"_s, u"kubectl label pod"_s);
    row("endpoint-missing", u"sandboxes.realised=fail"_s, u"logs -l k8s-app=cilium"_s);
    row("policy-held", u"persistence.stored=fail"_s, u"finalizers"_s);
    row("stream-goes-on", u"probes.switch=fail"_s, u"Restart Cilium's agent"_s);
    row("drops-off", u"cilium.config=warning probes.flows=warning"_s, u"agents"_s);
    row("drops-untold",
        u"probes.deny=inconclusive probes.apiserver=inconclusive probes.kubelet=inconclusive probes.node=inconclusive "
        u"probes.nodeport=inconclusive probes.metadata=inconclusive probes.lan=inconclusive "
        u"probes.internet=inconclusive probes.neighbour=inconclusive probes.farneighbour=inconclusive "
        u"probes.resolver=inconclusive"_s,
        u"hubble observe"_s);
    row("relay-half", u"probes.flows=warning"_s, u"deployment/hubble-relay"_s);
    row("quota-exceeded", u"probes.running=inconclusive"_s, u"describe resourcequota"_s);
    row("limit-range", u"probes.running=inconclusive"_s, u"describe limitrange"_s);
    row("pod-security", u"probes.running=inconclusive"_s, u"get namespace liteboxd"_s);
    row("pods-pending", u"probes.running=inconclusive"_s, u"get events"_s);
    row("login-lapses",
        u"sandboxes.realised=inconclusive probes.deny=inconclusive probes.apiserver=inconclusive "
        u"probes.kubelet=inconclusive probes.node=inconclusive probes.nodeport=inconclusive "
        u"probes.metadata=inconclusive probes.lan=inconclusive probes.internet=inconclusive "
        u"probes.neighbour=inconclusive probes.farneighbour=inconclusive probes.gateway=inconclusive "
        u"probes.resolver=inconclusive probes.dns=inconclusive probes.removed=inconclusive"_s,
        u"Log in again"_s);
    row("crd-missing", u"cilium.kinds=fail"_s, u"cilium-operator"_s);
    row("crd-policies-missing", u"cilium.kinds=fail "_s + missing, u"cilium"_s);
    const QString login = u"login.permissions=warning"_s;
    row("rbac-get",
        u"cluster.namespace=skipped "_s + login +
            u" cilium.config=skipped sandboxes.realised=skipped probes.tool=skipped probes.flows=warning"_s,
        {});
    row("rbac-list",
        u"cluster.k3s=skipped cluster.nodes=skipped cluster.dns=skipped "_s + login +
            u" cilium.agents=skipped cilium.version=skipped cilium.operator=skipped cilium.relay=skipped "
            u"policies.base=skipped policies.readable=skipped sandboxes.readable=skipped probes.swept=skipped "
            u"probes.removed=skipped"_s,
        {});
    row("rbac-watch", login, u"verbs"_s);
    row("rbac-create", login + u" probes.running=skipped"_s, {});
    row("rbac-update", login, u"verbs"_s);
    row("rbac-patch", login + u" probes.switch=skipped"_s, {});
    row("rbac-delete", login + u" probes.removed=skipped"_s, {});
    // A right alone: what needs it could not run and names it, and nothing else is red.
    row("rbac-list-pods",
        u"cluster.dns=skipped "_s + login +
            u" sandboxes.readable=skipped probes.swept=skipped probes.removed=skipped"_s,
        u"pods"_s);
    row("rbac-list-pods-kube-system", u"cluster.dns=skipped "_s + login + u" probes.flows=warning"_s, u"kube-system"_s);
    row("rbac-get-pods", login, u"verbs: [get]"_s);
    row("rbac-create-pods", login + u" probes.running=skipped"_s, u"create"_s);
    row("rbac-create-pods-default", login + u" probes.running=skipped"_s, u"create"_s);
    row("rbac-delete-pods", login + u" probes.removed=skipped"_s, u"delete"_s);
    row("rbac-patch-pods", login + u" probes.switch=skipped"_s, u"patch"_s);
    row("rbac-get-pods-exec", login + u" sandboxes.realised=skipped probes.tool=skipped"_s, u"exec"_s);
    row("rbac-get-pods-exec-kube-system", login, u"exec"_s); // the probes show what the agents were not asked
    row("rbac-get-pods-portforward", login + u" probes.flows=warning"_s, u"portforward"_s);
    row("rbac-list-nodes", u"cluster.k3s=skipped cluster.nodes=skipped "_s + login + u" probes.image=skipped"_s,
        u"nodes"_s);
    row("rbac-get-namespaces", u"cluster.namespace=skipped "_s + login, u"namespaces"_s);
    row("rbac-list-networkpolicies", login + u" policies.base=skipped policies.readable=skipped"_s,
        u"networkpolicies"_s);
    row("rbac-list-ciliumnetworkpolicies", login + u" policies.base=skipped policies.readable=skipped"_s,
        u"ciliumnetworkpolicies"_s);
    row("rbac-list-ciliumclusterwidenetworkpolicies",
        login +
            u" policies.readable=warning sandboxes.apiserver=skipped sandboxes.nodes=skipped "
            "sandboxes.metadata=skipped sandboxes.neighbours=skipped sandboxes.pods=skipped "
            "sandboxes.inbound=skipped sandboxes.internet=skipped sandboxes.dns=skipped sandboxes.gateway=skipped"_s,
        u"ciliumclusterwidenetworkpolicies"_s);
    row("rbac-get-configmaps", login + u" cilium.config=skipped"_s, u"configmaps"_s);
    row("rbac-list-daemonsets", login + u" cilium.agents=skipped cilium.version=skipped"_s, u"daemonsets"_s);
    row("rbac-list-deployments", login + u" cilium.operator=skipped cilium.relay=skipped"_s, u"deployments"_s);
    row("rbac-list-services", login + u" probes.image=skipped"_s, u"services"_s);
    row("rbac-list-endpointslices", login + u" probes.image=skipped"_s, u"endpointslices"_s);
    row("rbac-patch-networkpolicies", login, u"patch"_s);
}

void DemoFaultsTest::turnsTheRightChecksRed()
{
    QFETCH(QString, red);
    QFETCH(QString, fix);
    const auto [demoFault, run] = take(QString::fromLatin1(QTest::currentDataTag()));
    QVERIFY2(demoFault.isEmpty(), qPrintable(demoFault));
    QStringList seen;
    for (const QJsonValue &check : run.json()[u"checks"].toArray()) {
        const QString result = check[u"result"].toString();
        const bool isMoot = result == u"skipped" && check[u"cause"].toString() != u"notPermitted"_s;
        if (result == u"pass" || isMoot)
            continue;
        seen << check[u"id"].toString() + u'=' + result;
        const QString advice = check[u"fix"].toString();
        QVERIFY2(!advice.isEmpty() && advice.contains(fix), qPrintable(seen.last() + u' ' + advice));
    }
    QCOMPARE(seen.join(u' '), red);
    tellsOfFlows(run.json()[u"checks"].toArray());
    const bool isOpen = red.contains(u"=inconclusive"_s) || red.contains(u"=skipped"_s);
    QCOMPARE(run.exitCode, red.contains(u"=fail"_s) ? 1 : isOpen ? 6 : 0);
}

/// What was denied names the flow of its drop; where Hubble cannot be asked, that is said instead.
void DemoFaultsTest::tellsOfFlows(const QJsonArray &checks)
{
    const auto result = [&checks](const QString &id) {
        for (const QJsonValue &check : checks) {
            if (check[u"id"].toString() == id)
                return check.toObject();
        }
        return QJsonObject();
    };
    const QString flows = result(u"probes.flows"_s)[u"result"].toString();
    const QJsonObject kubelet = result(u"probes.kubelet"_s);
    if (kubelet[u"result"].toString() != u"pass")
        return;
    QString evidence;
    for (const QJsonValue &line : kubelet[u"evidence"].toArray())
        evidence += line.toString();
    const QString expected = flows == u"pass" ? u"; drop flow "_s : u"no drop flow was looked for: "_s;
    QVERIFY2(evidence.contains(expected), qPrintable(evidence));
}

void DemoFaultsTest::knowsNoOthers()
{
    const DemoRun demo({u"--fault"_s, u"unheard-of"_s});
    QVERIFY(!demo.fault().isEmpty());
}

QTEST_GUILESS_MAIN(DemoFaultsTest)
#include "tst_demo_faults.moc"
