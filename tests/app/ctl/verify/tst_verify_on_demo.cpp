// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"
#include "tests/app/ctl/verify/demo_access.h"

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoAccess;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

using Fault = std::function<bool(DemoAccess &)>;
Q_DECLARE_METATYPE(Fault)

namespace {

const QString token = u"liteboxd.io/access-token"_s;

QJsonObject json(const char *text)
{
    return QJsonDocument::fromJson(text).object();
}

/// What a check said that is neither a pass nor skipped, "policies.present=fail", in the order of the report.
QString redOf(const QJsonObject &report)
{
    QStringList red;
    for (const QJsonValue &check : report[u"checks"].toArray()) {
        const QString result = check[u"result"].toString();
        if (result != u"pass" && result != u"skipped")
            red << check[u"id"].toString() + u'=' + result;
    }
    return red.join(u' ');
}

Fault without(const QString &policy)
{
    return [policy](DemoAccess &demo) { return demo.removePolicy(policy); };
}

Fault with(const char *spec)
{
    return [spec](DemoAccess &demo) { return demo.addPolicy(u"somebodys"_s, json(spec)); };
}

Fault edited(const QString &policy, const char *operations)
{
    return [policy, operations](DemoAccess &demo) {
        return demo.patchPolicy(policy, QJsonDocument::fromJson(operations).array());
    };
}

Fault annotated(const QString &annotation, const QJsonValue &value)
{
    return
        [annotation, value](DemoAccess &demo) { return demo.annotate(demo.runningPods().value(0), annotation, value); };
}

} // namespace

/// Faults that are made on purpose in a demo cluster: the right checks turn red, and no other.
class VerifyOnDemoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsEachFault_data();
    void findsEachFault();
    void writesReports();
    void signsReports();
    void comparesWithTheRunBefore();
    void bundlesWhatHappened();
    void listsWithoutACluster();
    void speaksTheLanguageOfTheReader();
    void looksOnlyAtWhatItIsTold();
    void saysWhatItCannotReach_data();
    void saysWhatItCannotReach();
    void namesTheHopThatFails_data();
    void namesTheHopThatFails();

private:
    CtlRun verify(const QStringList &arguments = {}) const;

    std::unique_ptr<DemoRun> m_demo;
    std::unique_ptr<DemoAccess> m_access;
};

void VerifyOnDemoTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
    m_access = std::make_unique<DemoAccess>(m_demo->kubeconfig());
    QVERIFY2(m_access->fault().isEmpty(), qPrintable(m_access->fault()));
    QVERIFY(m_access->runningPods().size() >= 2);
}

CtlRun VerifyOnDemoTest::verify(const QStringList &arguments) const
{
    return runCtl(QStringList{u"--kubeconfig"_s, m_demo->kubeconfig(), u"verify"_s, u"-o"_s, u"json"_s} + arguments);
}

void VerifyOnDemoTest::findsEachFault_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("red");
    QTest::newRow("none") << Fault([](DemoAccess &) { return true; }) << QString();
    QTest::newRow("no default-deny-all") << without(u"default-deny-all"_s) << u"policies.present=fail"_s;
    QTest::newRow("no deny-k8s-api") << without(u"deny-k8s-api"_s) << u"policies.present=fail"_s;
    QTest::newRow("no allow-dns") << without(u"allow-dns"_s) << u"policies.present=fail sandboxes.dns=fail"_s;
    QTest::newRow("no allow-gateway-ingress")
        << without(u"allow-gateway-ingress"_s) << u"policies.present=fail sandboxes.gateway=fail"_s;
    QTest::newRow("no allow-internet-egress")
        << without(u"allow-internet-egress"_s) << u"policies.present=fail sandboxes.internet=fail"_s;
    QTest::newRow("LiteBoxd's own allow-dns")
        << edited(u"allow-dns"_s, R"([{"op": "replace", "path": "/spec/egress/0/to",
            "value": [{"namespaceSelector": {"matchLabels": {"k8s-app": "kube-dns"}}}]}])")
        << u"policies.unchanged=fail sandboxes.dns=fail"_s;
    QTest::newRow("internet leaks")
        << with(R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "0.0.0.0/0",
            "except": ["169.254.0.0/16"]}}]}]})")
        << u"sandboxes.internet=fail"_s;
    QTest::newRow("token missing") << annotated(token, QJsonValue::Null) << u"sandboxes.tokens=fail"_s;
    QTest::newRow("token to guess") << annotated(token, u"abc"_s) << u"sandboxes.tokens=fail"_s;
    QTest::newRow("token of another") << Fault([](DemoAccess &demo) {
        const QStringList pods = demo.runningPods();
        const QJsonObject other = demo.pod(pods.value(1));
        return demo.annotate(pods.value(0), token, other[u"metadata"][u"annotations"][token]);
    }) << u"sandboxes.tokens=fail"_s;
    QTest::newRow("past its TTL") << annotated(u"liteboxd/created-at"_s, u"2020-01-01T00:00:00Z"_s)
                                  << u"sandboxes.lifetimes=warning"_s;
}

void VerifyOnDemoTest::findsEachFault()
{
    QFETCH(Fault, fault);
    QFETCH(QString, red);
    const QString pod = m_access->runningPods().value(0);
    const QJsonObject before = m_access->pod(pod)[u"metadata"][u"annotations"].toObject();
    QVERIFY(m_access->restore());
    QVERIFY(fault(*m_access));
    const CtlRun run = verify();
    for (const QString &annotation : before.keys())
        QVERIFY(m_access->annotate(pod, annotation, before[annotation]));
    QVERIFY2(!run.json().isEmpty(), run.errors);
    QCOMPARE(redOf(run.json()), red);
    const bool isFault = red.contains(u"=fail"_s);
    QCOMPARE(run.exitCode, isFault ? 1 : 0);
    QCOMPARE(run.json()[u"result"].toString(), isFault ? u"fail"_s : u"pass"_s);
    QCOMPARE(run.json()[u"cluster"][u"demo"].toBool(), true);
    for (const QJsonValue &check : run.json()[u"checks"].toArray())
        QVERIFY2(check[u"result"] == u"pass"_s || check[u"result"] == u"skipped"_s ||
                     !check[u"fix"].toString().isEmpty(),
                 qPrintable(check[u"id"].toString()));
    QVERIFY2(!run.output.contains(before[token].toString().toUtf8()), "no token leaves the program");
}

void VerifyOnDemoTest::writesReports()
{
    QVERIFY(m_access->restore());
    const QTemporaryDir folder;
    QStringList arguments;
    for (const QString &ending : {u"html"_s, u"json"_s, u"xml"_s, u"md"_s})
        arguments << u"--report"_s << folder.filePath(u"report."_s + ending);
    const CtlRun run = verify(arguments);
    QCOMPARE(run.exitCode, 0);
    for (qsizetype i = 1; i < arguments.size(); i += 2) {
        QFile file(arguments[i]);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(arguments[i]));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("sandboxes.isolated") && text.contains("demo"), text);
    }
    QCOMPARE(verify({u"--report"_s, u"report.pdf"_s}).exitCode, 2);
    QCOMPARE(verify({u"--report"_s, u"/nonexistent/report.md"_s}).exitCode, 1);
}

void VerifyOnDemoTest::signsReports()
{
    QVERIFY(m_access->restore());
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"report.json"_s);
    QCOMPARE(verify({u"--report"_s, name}).exitCode, 0);
    const auto check = [&](const QStringList &more) {
        return runCtl(QStringList{u"verify"_s, u"-o"_s, u"json"_s, u"--check"_s, name} + more);
    };
    const CtlRun own = check({});
    QCOMPARE(own.exitCode, 0);
    QCOMPARE(own.json()[u"own"].toBool(), true);
    const QString fingerprint = own.json()[u"fingerprint"].toString();
    QCOMPARE(check({u"--key"_s, fingerprint}).exitCode, 0);
    QCOMPARE(check({u"--key"_s, u"SHA256:00"_s}).exitCode, 1);
    const QTemporaryDir elsewhere;
    const QStringList stranger{u"HOME="_s + elsewhere.path()};
    QCOMPARE(runCtl({u"verify"_s, u"--check"_s, name}, {}, stranger).exitCode, 6);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray text = file.readAll();
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(QByteArray(text).replace("\"pass\"", "\"fail\""));
    file.close();
    const CtlRun changed = check({u"--key"_s, fingerprint});
    QCOMPARE(changed.exitCode, 1);
    QCOMPARE(changed.json()[u"holds"].toBool(true), false);
}

void VerifyOnDemoTest::comparesWithTheRunBefore()
{
    QVERIFY(m_access->restore());
    const CtlRun before = verify();
    QVERIFY(m_access->removePolicy(u"allow-dns"_s));
    const CtlRun now = verify();
    QVERIFY(m_access->restore());
    QCOMPARE(now.json()[u"previous"], before.json()[u"id"]);
    QStringList worse;
    for (const QJsonValue &change : now.json()[u"changes"].toArray()) {
        if (change[u"regression"].toBool())
            worse << change[u"id"].toString();
    }
    QCOMPARE(worse.join(u' '), u"policies.present sandboxes.dns"_s);
    const CtlRun history =
        runCtl({u"--kubeconfig"_s, m_demo->kubeconfig(), u"verify"_s, u"--history"_s, u"-o"_s, u"json"_s});
    QCOMPARE(history.items()[0][u"id"], now.json()[u"id"]);
    QCOMPARE(history.items()[0][u"result"].toString(), u"fail"_s);
    QCOMPARE(history.items()[1][u"id"], before.json()[u"id"]);
}

void VerifyOnDemoTest::bundlesWhatHappened()
{
    const QString pod = m_access->runningPods().value(0);
    const QString id = pod.section(u'-', 1);
    const QByteArray secret = m_access->pod(pod)[u"metadata"][u"annotations"][token].toString().toUtf8();
    const QTemporaryDir folder;
    const QString name = folder.filePath(u"incident.tar"_s);
    const QStringList use{u"--kubeconfig"_s, m_demo->kubeconfig(), u"-o"_s, u"json"_s, u"report"_s};
    const CtlRun run = runCtl(use + QStringList{id, u"--out"_s, name});
    QVERIFY2(run.exitCode == 0, run.output + run.errors);
    QCOMPARE(run.json()[u"signed"].toBool(), true);
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArray bytes = file.readAll();
    for (const char *part :
         {"manifest.json", "pod.json", "events.json", "log.txt", "policies.json", "flows.jsonl", "audit.json"})
        QVERIFY2(bytes.contains(part), part);
    QVERIFY2(!secret.isEmpty() && !bytes.contains(secret), "no token leaves the program");
    QCOMPARE(runCtl(use + QStringList{u"--check"_s, name}).exitCode, 0);
    QVERIFY(file.seek(bytes.indexOf("listens on port")));
    file.write("LISTENS");
    file.close();
    QCOMPARE(runCtl(use + QStringList{u"--check"_s, name}).exitCode, 1);
    QCOMPARE(runCtl(use + QStringList{u"nobody"_s}).exitCode, 3);
}

void VerifyOnDemoTest::listsWithoutACluster()
{
    const CtlRun run = runCtl({u"verify"_s, u"--list"_s, u"--only"_s, u"policies.present"_s, u"-o"_s, u"name"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output, QByteArray("cluster.reachable\npolicies.base\npolicies.present\n"));
}

/// People read their own language, programs always the same.
void VerifyOnDemoTest::speaksTheLanguageOfTheReader()
{
    const QTemporaryDir folder;
    const QString page = folder.filePath(u"report.html"_s);
    const QStringList chinese{u"LC_ALL=zh_CN.UTF-8"_s};
    const QStringList use{u"--kubeconfig"_s, m_demo->kubeconfig(), u"verify"_s, u"--only"_s, u"cilium.agents"_s};
    const QString said = QString::fromUtf8(runCtl(use + QStringList{u"--report"_s, page}, {}, chinese).output);
    QVERIFY2(said.contains(u"2 个 agent 中有 2 个就绪"_s), qPrintable(said));
    QFile file(page);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString html = QString::fromUtf8(file.readAll());
    QVERIFY2(html.contains(u"2 个 agent 中有 2 个就绪"_s) && html.contains(u"每个节点上的 Cilium agent 均就绪"_s),
             qPrintable(html));
    const CtlRun json = runCtl(use + QStringList{u"-o"_s, u"json"_s}, {}, chinese);
    QVERIFY2(json.output.contains("ready: 2 of 2"), json.output);
}

void VerifyOnDemoTest::looksOnlyAtWhatItIsTold()
{
    const CtlRun run = verify({u"--only"_s, u"sandboxes.tokens"_s});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"checks"].toArray().size(), 3);
    QCOMPARE(verify({u"--only"_s, u"sandboxes.toekns"_s}).exitCode, 2);
}

void VerifyOnDemoTest::saysWhatItCannotReach_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("red");
    const QString wrong = m_demo->kubeconfigWith("token: ", "token: x");
    QTest::newRow("login refused") << QStringList{u"--kubeconfig"_s, wrong} << u"cluster.reachable=fail"_s;
    QTest::newRow("no such namespace") << QStringList{u"--kubeconfig"_s, m_demo->kubeconfig(), u"-n"_s, u"nowhere"_s}
                                       << u"cluster.namespace=fail"_s;
}

void VerifyOnDemoTest::saysWhatItCannotReach()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, red);
    const CtlRun run = runCtl(QStringList{u"verify"_s, u"-o"_s, u"json"_s} + arguments);
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(redOf(run.json()), red);
}

/// What is in /proc/net/tcp of the first sandbox (of the demo: what it has there can be written over), what else is
/// wrong, and which hops are no pass.
void VerifyOnDemoTest::namesTheHopThatFails_data()
{
    QTest::addColumn<QString>("sockets");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("hops");
    QTest::addColumn<int>("exitCode");
    const QString everybody = u"0: 00000000:1F90 00000000:0000 0A"_s;
    const QString loopback = u"0: 0100007F:1F90 00000000:0000 0A"_s;
    const Fault none = [](DemoAccess &) { return true; };
    const QString ways = u" websocket=skipped portforward=skipped direct=skipped"_s;
    QTest::newRow("all well") << everybody << none << QStringList() << QString() << 0;
    QTest::newRow("inside cannot be seen") << QString() << none << QStringList() << u"listener=warning"_s << 0;
    QTest::newRow("loopback only") << loopback << none << QStringList() << u"listener=fail http=skipped"_s + ways << 1;
    QTest::newRow("another port") << everybody << none << QStringList{u"--port"_s, u"81"_s}
                                  << u"listener=fail http=skipped"_s + ways << 1;
    QTest::newRow("refused") << QString() << none << QStringList{u"--port"_s, u"81"_s}
                             << u"listener=warning http=fail websocket=skipped portforward=warning direct=warning"_s
                             << 1;
    QTest::newRow("no WebSocket") << everybody << none << QStringList{u"--websocket"_s, u"/nowhere"_s}
                                  << u"websocket=warning portforward=warning direct=warning"_s << 0;
    QTest::newRow("no policy") << everybody << without(u"allow-gateway-ingress"_s) << QStringList() << u"policy=fail"_s
                               << 1;
    QTest::newRow("no token") << everybody << annotated(token, QJsonValue::Null) << QStringList() << u"token=fail"_s
                              << 1;
}

void VerifyOnDemoTest::namesTheHopThatFails()
{
    QFETCH(QString, sockets);
    QFETCH(Fault, fault);
    QFETCH(QStringList, arguments);
    QFETCH(QString, hops);
    QFETCH(int, exitCode);
    const QString pod = m_access->runningPods().value(0);
    const QString id = pod.section(u'-', 1);
    const QJsonValue before = m_access->pod(pod)[u"metadata"][u"annotations"][token];
    const QStringList use{u"--kubeconfig"_s, m_demo->kubeconfig()};
    const QString command = sockets.isEmpty() ? u"rm /proc/net/tcp"_s : u"echo '%1' > /proc/net/tcp"_s.arg(sockets);
    static_cast<void>(runCtl(use + QStringList{u"sandbox"_s, u"exec"_s, id, u"--"_s, u"sh"_s, u"-c"_s, command}));
    QVERIFY(m_access->restore());
    QVERIFY(fault(*m_access));
    const CtlRun run = runCtl(use + QStringList{u"doctor"_s, id, u"-o"_s, u"json"_s} + arguments);
    QVERIFY(m_access->annotate(pod, token, before));
    QStringList wrong;
    for (const QJsonValue &hop : run.json()[u"hops"].toArray()) {
        if (hop[u"result"] != u"pass"_s)
            wrong << hop[u"name"].toString() + u'=' + hop[u"result"].toString();
    }
    QCOMPARE(wrong.join(u' '), hops);
    QCOMPARE(run.exitCode, exitCode);
    QCOMPARE(runCtl(use + QStringList{u"doctor"_s, u"nobody"_s}).exitCode, 3);
}

QTEST_GUILESS_MAIN(VerifyOnDemoTest)
#include "tst_verify_on_demo.moc"
