// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"
#include "tests/app/ctl/policies/other_writer.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::OtherWriter;
using liteboxd::tests::runCtl;

namespace {

constexpr char files[] = R"(
kind: Pod
apiVersion: v1
metadata: {name: sandbox-1, namespace: liteboxd, labels: {app: liteboxd, sandbox-id: "0a1b2c3d"}}
spec: {nodeName: n1, containers: [{name: main, ports: [{containerPort: 8080}]}]}
status: {podIP: 10.42.0.1}
---
kind: NetworkPolicy
apiVersion: networking.k8s.io/v1
metadata: {name: only-dns, namespace: liteboxd}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress: [{ports: [{protocol: UDP, port: 53}]}]
---
kind: CiliumNetworkPolicy
apiVersion: cilium.io/v2
metadata: {name: groups, namespace: liteboxd}
spec:
  endpointSelector: {matchLabels: {app: nobody}}
  egress: [{toPorts: [{ports: [{port: nobody-has-it, protocol: TCP}]}]}]
)";

QByteArray named(const char *name, const char *spec)
{
    return QByteArray("apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ") + name +
           ", namespace: liteboxd}\nspec: " + spec + '\n';
}

} // namespace

class PolicyCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void explainsFromFiles_data();
    void explainsFromFiles();
    void asksNoClusterForAFolderWithoutAName();
    void readsTheDemo();
    void appliesTheDefaultPolicies();
    void refusesWhatSomebodyElseOwns();
    void previewsWhatAFileWouldChange();
    void opensAllowedDomains();
    void locksTheDnsOfAList();
    void hasTheProxyOpenAList();
    void cutsOffAndReleases();
    void deletesOnlyWhatItMade();

private:
    CtlRun json(const QStringList &arguments, const QByteArray &input = {}) const;
    CtlRun explain(const QString &pod, const QStringList &how) const;
    QString firstSandbox() const;

    QTemporaryDir m_folder;
    std::unique_ptr<DemoRun> m_demo;
};

CtlRun PolicyCommandsTest::json(const QStringList &arguments, const QByteArray &input) const
{
    return runCtl(QStringList{u"-o"_s, u"json"_s, u"--kubeconfig"_s, m_demo->kubeconfig()} + arguments, input);
}

CtlRun PolicyCommandsTest::explain(const QString &id, const QStringList &how) const
{
    return json(QStringList{u"policy"_s, u"explain"_s, u"--sandbox"_s, id} + how);
}

QString PolicyCommandsTest::firstSandbox() const
{
    return json({u"sandbox"_s, u"list"_s, u"status:running"_s, u"internet:off"_s}).items().first()["id"_L1].toString();
}

void PolicyCommandsTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
    QFile file(m_folder.filePath(u"objects.yaml"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(files) > 0);
}

void PolicyCommandsTest::explainsFromFiles_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("verdict");
    const QStringList pod{u"--pod"_s, u"liteboxd/sandbox-1"_s};
    const QStringList sandbox{u"--sandbox"_s, u"0a1b2c3d"_s};
    QTest::newRow("allowed") << sandbox +
                                    QStringList{u"--egress"_s, u"--peer"_s, u"ip:1.1.1.1"_s, u"--port"_s, u"53/udp"_s}
                             << 0 << u"allowed"_s;
    QTest::newRow("denied") << pod + QStringList{u"--egress"_s, u"--peer"_s, u"ip:1.1.1.1"_s, u"--port"_s, u"443"_s}
                            << 1 << u"denied"_s;
    QTest::newRow("the other way") << pod + QStringList{u"--ingress"_s, u"--peer"_s, u"entity:world"_s, u"--port"_s,
                                                        u"8080"_s}
                                   << 0 << u"allowed"_s;
    QTest::newRow("no such pod") << QStringList{u"--pod"_s, u"liteboxd/none"_s, u"--egress"_s, u"--peer"_s,
                                                u"world"_s, u"--port"_s,        u"1"_s}
                                 << 3 << QString();
    QTest::newRow("no such peer") << pod +
                                         QStringList{u"--egress"_s, u"--peer"_s, u"entity:moon"_s, u"--port"_s, u"1"_s}
                                  << 2 << QString();
    QTest::newRow("no port") << pod + QStringList{u"--egress"_s, u"--peer"_s, u"world"_s, u"--port"_s, u"0"_s} << 2
                             << QString();
}

void PolicyCommandsTest::explainsFromFiles()
{
    QFETCH(QStringList, arguments);
    const CtlRun run = runCtl(
        QStringList{u"-o"_s, u"json"_s, u"policy"_s, u"explain"_s, u"--from-files"_s, m_folder.path()} + arguments);
    QTEST(run.exitCode, "exitCode");
    QTEST(run.json().value("verdict"_L1).toString(), "verdict");
    if (run.exitCode > 1)
        return;
    QCOMPARE(run.json().value("computed"_L1).toBool(), true);
    for (const char *member : {"direction", "decidedBy", "isolatedBy", "because"})
        QVERIFY2(run.json().contains(QLatin1StringView(member)), member);
}

void PolicyCommandsTest::asksNoClusterForAFolderWithoutAName()
{
    for (const QString &name : {QString(), m_folder.filePath(u"objects.yaml"_s)}) {
        const CtlRun run = json({u"policy"_s, u"lint"_s, u"--from-files"_s, name});
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains("folder"), run.errors);
    }
}

void PolicyCommandsTest::readsTheDemo()
{
    const CtlRun open =
        explain(firstSandbox(), {u"--egress"_s, u"--peer"_s, u"entity:kube-apiserver"_s, u"--port"_s, u"443"_s});
    QVERIFY2(open.exitCode == 0, open.errors); // there are no policies yet
    const CtlRun matrix = json({u"policy"_s, u"matrix"_s});
    QVERIFY2(matrix.exitCode == 0, matrix.errors);
    QVERIFY(matrix.items().size() > 10);
    for (const char *member : {"from", "to", "port", "verdict", "decidedBy"})
        QVERIFY2(matrix.items().first().toObject().contains(QLatin1StringView(member)), member);
    const CtlRun lint = json({u"policy"_s, u"lint"_s});
    QVERIFY2(lint.exitCode == 0, lint.errors);
    const CtlRun wrong = runCtl({u"-o"_s, u"json"_s, u"policy"_s, u"lint"_s, u"--from-files"_s, m_folder.path()});
    QVERIFY2(!wrong.items().isEmpty(), wrong.errors);
}

void PolicyCommandsTest::appliesTheDefaultPolicies()
{
    QCOMPARE(json({u"policy"_s, u"list"_s}).items().size(), 0);
    const CtlRun before = json({u"policy"_s, u"diff"_s});
    QCOMPARE(before.exitCode, 1);
    QCOMPARE(before.items().size(), 7);
    const CtlRun asked = json({u"policy"_s, u"ensure"_s, u"--dry-run"_s});
    QVERIFY2(asked.exitCode == 0, asked.errors);
    QCOMPARE(asked.items().first()["outcome"_L1].toString(), u"created"_s);
    QCOMPARE(json({u"policy"_s, u"list"_s}).items().size(), 0);

    const CtlRun applied = json({u"policy"_s, u"ensure"_s});
    QVERIFY2(applied.exitCode == 0, applied.errors);
    QCOMPARE(json({u"policy"_s, u"diff"_s}).exitCode, 0);
    const QJsonArray policies = json({u"policy"_s, u"list"_s}).items();
    QCOMPARE(policies.size(), 7);
    for (const QJsonValue &policy : policies) {
        QVERIFY(policy["valid"_L1].toBool() && policy["managed"_L1].toBool());
        QCOMPARE(policy["scope"_L1].toString(), u"namespace"_s);
        QVERIFY(policy["drift"_L1].toArray().isEmpty());
        QVERIFY(policy["selects"_L1].toInt() > 0 || policy["name"_L1].toString().contains(u"gateway-traffic"_s));
    }
    const CtlRun shown = json({u"policy"_s, u"show"_s, u"deny-cluster-access"_s});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.json().value("kind"_L1).toString(), u"CiliumNetworkPolicy"_s);
    QCOMPARE(shown.json().value("direction"_L1).toString(), u"both"_s);
    QVERIFY(shown.json().value("object"_L1)["spec"_L1].toObject().contains("egressDeny"_L1));
    QCOMPARE(json({u"policy"_s, u"show"_s, u"none"_s}).exitCode, 3);

    for (const QString &peer :
         {u"entity:kube-apiserver"_s, u"entity:host"_s, u"ip:169.254.169.254"_s, u"ip:1.1.1.1"_s}) {
        const CtlRun closed = explain(firstSandbox(), {u"--egress"_s, u"--peer"_s, peer, u"--port"_s, u"443"_s});
        QVERIFY2(closed.exitCode == 1, qPrintable(peer));
    }
    const CtlRun stored = json({u"policy"_s, u"verify-persistence"_s});
    QCOMPARE(stored.exitCode, 6); // nothing was restarted
    QCOMPARE(stored.items().first()["result"_L1].toString(), u"pass"_s);
    const CtlRun broken = json({u"policy"_s, u"verify-persistence"_s, u"--restart-api-server"_s, u"exit 3"_s});
    QCOMPARE(broken.exitCode, 6);
    QCOMPARE(broken.items().last()["id"_L1].toString(), u"api-server-restarted"_s);
    QCOMPARE(broken.items().last()["result"_L1].toString(), u"inconclusive"_s);
    QVERIFY(broken.items().last()["observed"_L1].toString().contains(u"ended with 3"_s));
    const CtlRun again = json({u"policy"_s, u"ensure"_s});
    QCOMPARE(again.items().first()["outcome"_L1].toString(), u"unchanged"_s);
}

void PolicyCommandsTest::refusesWhatSomebodyElseOwns()
{
    // The demo speaks the API of Kubernetes: whoever has the kubeconfig can be somebody else.
    const QByteArray opened =
        named("default-deny-all", "{podSelector: {}, policyTypes: [Ingress, Egress], egress: [{}]}");
    const int status = OtherWriter(m_demo->kubeconfig())
                           .apply(u"/apis/networking.k8s.io/v1/namespaces/liteboxd/networkpolicies/default-deny-all"_s,
                                  opened, u"kubectl"_s);
    QCOMPARE(status, 200);
    const CtlRun diff = json({u"policy"_s, u"diff"_s});
    QCOMPARE(diff.exitCode, 1);
    QCOMPARE(diff.items().size(), 1);
    const QJsonValue drift = diff.items().first()["drift"_L1].toArray().first();
    QCOMPARE(drift["path"_L1].toString(), u"spec.egress"_s);
    QCOMPARE(drift["managers"_L1].toArray(), QJsonArray{u"kubectl"_s});
    const CtlRun refused = json({u"policy"_s, u"ensure"_s});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("kubectl") && refused.errors.contains("--take"), refused.errors);
    const CtlRun taken = json({u"policy"_s, u"ensure"_s, u"--take"_s});
    QVERIFY2(taken.exitCode == 0, taken.errors);
    QCOMPARE(json({u"policy"_s, u"diff"_s}).exitCode, 0);
}

void PolicyCommandsTest::previewsWhatAFileWouldChange()
{
    const QString id = firstSandbox();
    const CtlRun preview = json({u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s},
                                named("open", "{podSelector: {}, policyTypes: [Egress], egress: [{}]}"));
    QVERIFY2(preview.exitCode == 0, preview.errors);
    bool opensTheWorld = false;
    for (const QJsonValue &change : preview.items()) {
        QVERIFY(change["before"_L1] != change["verdict"_L1]);
        QVERIFY(!change["to"_L1].toString().contains(u"apiserver"_s)); // a deny beats it
        opensTheWorld = opensTheWorld ||
                        (change["from"_L1].toString().endsWith(id) && change["to"_L1].toString() == u"entity:world"_s);
    }
    QVERIFY2(opensTheWorld, preview.output);
    const CtlRun nothing = runCtl({u"--kubeconfig"_s, m_demo->kubeconfig(), u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s},
                                  named("closed", "{podSelector: {matchLabels: {no: body}}, policyTypes: [Egress]}"));
    QCOMPARE(nothing.exitCode, 0);
    QVERIFY2(nothing.output.isEmpty() && nothing.errors.contains("no verdict would change"), nothing.errors);
    QCOMPARE(json({u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s}, "a: [").exitCode, 1);
    QCOMPARE(json({u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s}, "kind: Pod\nmetadata: {name: x}\n").exitCode, 1);
}

void PolicyCommandsTest::opensAllowedDomains()
{
    QCOMPARE(json({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s},
                  "apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: listed}\nspec: {image: x}\n")
                 .exitCode,
             0);
    const CtlRun made = json({u"sandbox"_s, u"create"_s, u"--template"_s, u"listed"_s, u"--allow-domain"_s,
                              u"*.Example.com"_s, u"--allow-domain"_s, u"pypi.org"_s});
    QVERIFY2(made.exitCode == 0, made.errors);
    const QString id = made.json().value("id"_L1).toString();
    QCOMPARE(made.json().value("internet"_L1)["scope"_L1].toString(), u"domains"_s);
    QVERIFY(made.json().value("internet"_L1)["requested"_L1].toBool());
    const auto reaches = [this, id](const QString &peer) {
        return explain(id, {u"--egress"_s, u"--peer"_s, peer, u"--port"_s, u"443"_s}).exitCode == 0;
    };
    QVERIFY(reaches(u"fqdn:pypi.org"_s) && reaches(u"fqdn:a.b.example.com"_s));
    QVERIFY(!reaches(u"fqdn:example.org"_s) && !reaches(u"ip:1.1.1.1"_s) && !reaches(u"ip:10.1.2.3"_s));

    const auto scope = [this, id](const QString &verb) {
        const CtlRun seen = json({u"sandbox"_s, verb, verb == u"get" ? id : u"template:listed"_s});
        const QJsonValue one = verb == u"get" ? QJsonValue(seen.json()) : seen.items().first();
        return one["internet"_L1]["scope"_L1].toString() +
               (one["internet"_L1]["requested"_L1].toBool() ? u"+"_s : u"-"_s);
    };
    QCOMPARE(scope(u"get"_s), u"domains+"_s);
    QCOMPARE(scope(u"list"_s), u"domains+"_s);
    const CtlRun off = json({u"internet"_s, u"off"_s, id});
    QVERIFY2(off.exitCode == 0, off.errors);
    QVERIFY(!reaches(u"fqdn:pypi.org"_s));
    QCOMPARE(scope(u"list"_s), u"none-"_s); // the list is kept, and closed
    // What cuts all cuts lists too, of which no label tells.
    const CtlRun on = json({u"internet"_s, u"on"_s, id, u"--for"_s, u"15m"_s});
    QVERIFY2(on.exitCode == 0 && on.json().value("requested"_L1).toBool(), on.output + on.errors);
    QStringList others; // that later cases need
    for (const QJsonValue &each : json({u"sandbox"_s, u"list"_s, u"internet:on"_s}).items())
        others << each["id"_L1].toString();
    QCOMPARE(json({u"internet"_s, u"off"_s, u"--all"_s, u"--yes"_s, u"--no-wait"_s}).exitCode, 0);
    QCOMPARE(scope(u"get"_s), u"none-"_s);
    QCOMPARE(json(QStringList{u"internet"_s, u"on"_s, u"--no-wait"_s} + others).exitCode, 0);
    QCOMPARE(json({u"internet"_s, u"on"_s, id, u"--no-wait"_s}).exitCode, 0);
    QVERIFY(reaches(u"fqdn:pypi.org"_s) && !reaches(u"ip:1.1.1.1"_s)); // the list, not the whole internet

    const QString name = u"allow-domains-"_s + id;
    QCOMPARE(json({u"policy"_s, u"show"_s, name}).json().value("managed"_L1).toBool(), true);
    QCOMPARE(json({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
    QCOMPARE(json({u"policy"_s, u"show"_s, name}).exitCode, 3); // it went with its sandbox
}

void PolicyCommandsTest::locksTheDnsOfAList()
{
    const QStringList create{u"sandbox"_s, u"create"_s, u"--template"_s, u"listed"_s};
    QCOMPARE(json(create + QStringList{u"--dns-lock"_s}).exitCode, 2); // to what list?
    const CtlRun made = json(create + QStringList{u"--allow-domain"_s, u"*.example.com"_s, u"--dns-lock"_s});
    QVERIFY2(made.exitCode == 0, made.errors);
    const QString id = made.json().value("id"_L1).toString();
    const auto names = [this, id] {
        const QJsonObject policy = json({u"policy"_s, u"show"_s, u"allow-domains-"_s + id}).json();
        return policy["object"_L1]["spec"_L1]["egress"_L1][0]["toPorts"_L1][0]["rules"_L1]["dns"_L1].toArray();
    };
    const auto asksAnyName = [this, id] {
        const CtlRun told =
            explain(id, {u"--egress"_s, u"--peer"_s, u"pod:kube-system/coredns-demo"_s, u"--port"_s, u"53/udp"_s});
        return told.json().value("because"_L1).toString() + QString::number(told.exitCode);
    };
    QCOMPARE(names().first()["matchPattern"_L1].toString(), u"*.example.com"_s);
    QCOMPARE(json({u"sandbox"_s, u"get"_s, id}).json()["internet"_L1]["dnsLock"_L1].toBool(), true);
    const QString locked = asksAnyName();
    const CtlRun off = json({u"policy"_s, u"dns-lock"_s, id, u"--off"_s});
    QVERIFY2(off.exitCode == 0, off.errors);
    QCOMPARE(names().first()["matchPattern"_L1].toString(), u"*"_s);
    QVERIFY2(asksAnyName() != locked, qPrintable(locked)); // the plain allow of allow-dns is back
    const CtlRun on = json({u"policy"_s, u"dns-lock"_s, id});
    QCOMPARE(on.json().value("dnsLock"_L1).toBool(), true);
    QCOMPARE(asksAnyName(), locked);
    QCOMPARE(json({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
}

void PolicyCommandsTest::hasTheProxyOpenAList()
{
    const QStringList create{u"sandbox"_s, u"create"_s, u"--template"_s, u"listed"_s, u"--egress-proxy"_s};
    QCOMPARE(json(create).exitCode, 2); // which list?
    const CtlRun made = json(create + QStringList{u"--allow-domain"_s, u"*.example.com"_s});
    QVERIFY2(made.exitCode == 0, made.errors);
    const QString id = made.json().value("id"_L1).toString();
    QCOMPARE(json({u"policy"_s, u"show"_s, u"allow-domains-"_s + id}).exitCode, 3); // the proxy, no policy of its own
    const CtlRun closed = json({u"policy"_s, u"egress-proxy"_s, id, u"--off"_s});
    QVERIFY2(closed.exitCode == 0, closed.errors);
    QCOMPARE(closed.json().value("egressProxy"_L1), QJsonValue(false));
    QCOMPARE(json({u"policy"_s, u"egress-proxy"_s, id}).json().value("egressProxy"_L1), QJsonValue(true));
    QCOMPARE(json({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
}

void PolicyCommandsTest::cutsOffAndReleases()
{
    const QString id =
        json({u"sandbox"_s, u"list"_s, u"status:running"_s, u"internet:on"_s}).items().first()["id"_L1].toString();
    const auto reaches = [this, id] {
        return explain(id, {u"--egress"_s, u"--peer"_s, u"ip:1.1.1.1"_s, u"--port"_s, u"443"_s}).exitCode == 0;
    };
    QVERIFY(reaches());
    const CtlRun cut = json({u"policy"_s, u"quarantine"_s, id});
    QVERIFY2(cut.exitCode == 0, cut.errors);
    QCOMPARE(cut.json().value("quarantined"_L1).toBool(), true);
    QVERIFY(!reaches());
    QCOMPARE(json({u"policy"_s, u"release"_s, id}).exitCode, 0);
    QVERIFY(reaches());
    QCOMPARE(json({u"policy"_s, u"release"_s, id}).exitCode, 3);
    for (const QString &verb : {u"quarantine"_s, u"dns-lock"_s, u"egress-proxy"_s}) {
        const CtlRun nobody = json({u"policy"_s, verb, u"00000000"_s});
        QCOMPARE(nobody.exitCode, 3);
        QVERIFY2(nobody.errors.contains("liteboxctl sandbox list"), nobody.errors);
        QCOMPARE(json({u"policy"_s, verb, u"no id"_s}).exitCode, 2);
    }
}

void PolicyCommandsTest::deletesOnlyWhatItMade()
{
    const QString id = firstSandbox();
    const QString path = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies/quarantine-"_s + id;
    const QByteArray foreign = "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: quarantine-" +
                               id.toLatin1() + "}\nspec: {endpointSelector: {}, egressDeny: [{toEntities: [all]}]}\n";
    QCOMPARE(OtherWriter(m_demo->kubeconfig()).apply(path, foreign, u"somebody"_s), 201);
    const CtlRun refused = json({u"policy"_s, u"release"_s, id});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.errors.contains("somebody"), refused.errors);
    QCOMPARE(json({u"policy"_s, u"show"_s, u"quarantine-"_s + id}).exitCode, 0);
}

QTEST_GUILESS_MAIN(PolicyCommandsTest)
#include "tst_policy_commands.moc"
