// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"
#include "tests/app/ctl/verify/demo_access.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
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

constexpr const char *firstPod = "the first pod is there";
constexpr const char *allPods = "all pods are there";

const QStringList targets{u"--probe-internet"_s, u"198.51.100.10:80"_s, u"--probe-lan"_s,
                          u"10.0.0.9:80"_s,      u"--probe-resolver"_s, u"198.51.100.53:53"_s};

/// Those of the probes that are neither a pass nor skipped, "probes.dns=fail", in the order of the report.
QString redOf(const QJsonObject &report)
{
    QStringList red;
    for (const QJsonValue &check : report[u"checks"].toArray()) {
        const QString result = check[u"result"].toString();
        if (check[u"parent"] == u"probes"_s && result != u"pass" && result != u"skipped")
            red << check[u"id"].toString() + u'=' + result;
    }
    return red.join(u' ');
}

QJsonObject checkOf(const QJsonObject &report, const QString &id)
{
    for (const QJsonValue &check : report[u"checks"].toArray()) {
        if (check[u"id"] == id)
            return check.toObject();
    }
    return {};
}

/// A policy that lets something through, without the denials that would hold against it.
Fault opened(const char *spec)
{
    return [spec](DemoAccess &demo) {
        return demo.removeCiliumPolicy(u"deny-cluster-access"_s) &&
               demo.addPolicy(u"somebodys"_s, QJsonDocument::fromJson(spec).object());
    };
}

} // namespace

/// Probes in a demo cluster: what they prove, what they find, and that nothing of them stays.
class VerifyProbesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void provesAHealthyCluster();
    void goesTheWholeWay();
    void connectsNowhereUntold();
    void findsEachLeak_data();
    void findsEachLeak();
    void saysThatItCouldNotRun_data();
    void saysThatItCouldNotRun();
    void tellsWhatALapsedLoginLeaves();
    void cleansUpWhenStopped_data();
    void cleansUpWhenStopped();
    void leavesNothingWhenKilled_data();
    void leavesNothingWhenKilled();

private:
    CtlRun full(const QStringList &arguments = targets) const;
    std::unique_ptr<QProcess> startUntil(const QByteArray &seen) const;

    std::unique_ptr<DemoRun> m_demo;
    std::unique_ptr<DemoAccess> m_access;
    QTemporaryDir m_home;
};

void VerifyProbesTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
    m_access = std::make_unique<DemoAccess>(m_demo->kubeconfig());
    QVERIFY2(m_access->fault().isEmpty(), qPrintable(m_access->fault()));
}

void VerifyProbesTest::init()
{
    QVERIFY(m_access->restore());
}

CtlRun VerifyProbesTest::full(const QStringList &arguments) const
{
    return runCtl(QStringList{u"--kubeconfig"_s, m_demo->kubeconfig(), u"verify"_s, u"--full"_s, u"-o"_s, u"json"_s} +
                  arguments);
}

void VerifyProbesTest::provesAHealthyCluster()
{
    QElapsedTimer time;
    time.start();
    const CtlRun run = full();
    QVERIFY2(run.exitCode == 0, run.output + run.errors);
    QVERIFY2(time.elapsed() < 60'000, "the budget of a whole run");
    QStringList passed;
    for (const QJsonValue &check : run.json()[u"checks"].toArray()) {
        if (check[u"parent"] == u"probes"_s && check[u"result"] == u"pass"_s)
            passed << check[u"id"].toString().section(u'.', 1);
    }
    QCOMPARE(passed.join(u' '),
             u"image swept running tool flows deny apiserver kubelet node nodeport metadata lan internet "
             "neighbour farneighbour gateway resolver switch dns removed"_s);
    const QJsonArray evidence = checkOf(run.json(), u"probes.kubelet"_s)[u"evidence"].toArray();
    QVERIFY2(evidence.first().toString().contains(u"nothing answered; control -> "_s),
             qPrintable(evidence.first().toString()));
    QCOMPARE(m_access->probePods(), QStringList());
}

void VerifyProbesTest::goesTheWholeWay()
{
    QProcess gateway;
    gateway.setEnvironment({u"PATH=/usr/bin:/bin"_s, u"HOME="_s + m_home.path()});
    gateway.start(liteboxd::tests::ctlProgram(),
                  {u"--kubeconfig"_s, m_demo->kubeconfig(), u"-o"_s, u"jsonl"_s, u"gateway"_s, u"run"_s, u"--port"_s,
                   u"0"_s, u"--upstream-mode"_s, u"direct"_s});
    QVERIFY(gateway.waitForReadyRead(30'000));
    const QString url = QJsonDocument::fromJson(gateway.readLine())[u"url"].toString();
    const CtlRun run = full({u"--only"_s, u"probes.roundtrip"_s, u"--gateway"_s, url});
    gateway.terminate();
    QVERIFY(gateway.waitForFinished(10'000));
    QVERIFY2(run.exitCode == 0, run.output + run.errors);
    const QJsonArray evidence = checkOf(run.json(), u"probes.roundtrip"_s)[u"evidence"].toArray();
    QCOMPARE(evidence, (QJsonArray{u"without a token: 401"_s, u"without a token, by POST: 401"_s,
                                   u"WebSocket without a token: 401"_s, u"with a wrong token: 401"_s,
                                   u"with its token, for a sandbox that is not there: 404"_s, u"with its token: 200"_s,
                                   u"WebSocket: opened"_s}));
    QCOMPARE(m_access->probePods(), QStringList());
    const CtlRun none = full({u"--only"_s, u"probes.roundtrip"_s, u"--gateway"_s, url});
    QCOMPARE(redOf(none.json()), u"probes.roundtrip=inconclusive"_s);
}

void VerifyProbesTest::connectsNowhereUntold()
{
    const CtlRun run = full({});
    QCOMPARE(run.exitCode, 0);
    for (const QString &id : {u"probes.internet"_s, u"probes.lan"_s, u"probes.resolver"_s}) {
        QCOMPARE(checkOf(run.json(), id)[u"cause"].toString(), u"notApplicable"_s);
        QVERIFY(checkOf(run.json(), id)[u"observed"].toString().contains(u"--probe-"_s));
    }
}

void VerifyProbesTest::findsEachLeak_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("red");
    QTest::newRow("DNS closed") << Fault([](DemoAccess &demo) { return demo.removePolicy(u"allow-dns"_s); })
                                << u"probes.dns=fail"_s;
    QTest::newRow("gateway shut out") << Fault([](DemoAccess &demo) {
        return demo.removePolicy(u"allow-gateway-ingress"_s);
    }) << u"probes.gateway=fail"_s;
    QTest::newRow("API server open")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"protocol": "TCP", "port": 443}]}]})")
        << u"probes.apiserver=fail"_s;
    QTest::newRow("kubelet open")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"protocol": "TCP", "port": 10250}]}]})")
        << u"probes.kubelet=fail"_s;
    QTest::newRow("node open")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"ports": [{"protocol": "TCP", "port": 22}]}]})")
        << u"probes.node=fail"_s;
    QTest::newRow("metadata open")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "169.254.169.254/32"}}]}]})")
        << u"probes.metadata=fail"_s;
    QTest::newRow("LAN open")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "10.0.0.0/24"}}]}]})")
        << u"probes.lan=fail"_s;
    QTest::newRow("internet leaks")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "198.51.100.10/32"}}]}]})")
        << u"probes.internet=fail"_s;
    QTest::newRow("another resolver open")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress"], "egress": [{"to": [{"ipBlock": {"cidr": "198.51.100.53/32"}}]}]})")
        << u"probes.resolver=fail"_s;
    QTest::newRow("neighbours open")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Egress", "Ingress"], "egress": [{"to": [{"podSelector": {}}]}],
            "ingress": [{"from": [{"podSelector": {}}]}]})")
        << u"probes.neighbour=fail probes.farneighbour=fail"_s;
    QTest::newRow("open to other namespaces")
        << opened(
               R"({"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"from": [{"namespaceSelector": {}}]}]})")
        << u"probes.deny=fail"_s;
}

void VerifyProbesTest::findsEachLeak()
{
    QFETCH(Fault, fault);
    QFETCH(QString, red);
    QVERIFY(fault(*m_access));
    const CtlRun run = full();
    QCOMPARE(redOf(run.json()), red);
    QCOMPARE(run.exitCode, 1);
    QVERIFY(checkOf(run.json(), red.section(u'=', 0, 0))[u"fix"].toString().contains(u"liteboxctl policy ensure"_s));
    QCOMPARE(m_access->probePods(), QStringList());
}

void VerifyProbesTest::saysThatItCouldNotRun_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("observed");
    QTest::newRow("image missing") << u"registry.invalid/none:1"_s << u"ImagePullBackOff"_s;
}

void VerifyProbesTest::saysThatItCouldNotRun()
{
    QFETCH(QString, image);
    QFETCH(QString, observed);
    const CtlRun run = full({u"--probe-image"_s, image});
    QCOMPARE(run.exitCode, 6);
    QCOMPARE(redOf(run.json()), u"probes.running=inconclusive"_s);
    const QJsonObject running = checkOf(run.json(), u"probes.running"_s);
    QVERIFY2(running[u"observed"].toString().contains(observed), run.output);
    QVERIFY(running[u"fix"].toString().contains(u"--probe-image"_s));
    QCOMPARE(checkOf(run.json(), u"probes.dns"_s)[u"cause"].toString(), u"dependency"_s);
    QCOMPARE(m_access->probePods(), QStringList());
}

/// A login that is not accepted any more while the probes run: nothing is called broken for that, what may be left is
/// named, and the next run takes it away.
void VerifyProbesTest::tellsWhatALapsedLoginLeaves()
{
    const DemoRun demo({u"--fault"_s, u"login-lapses"_s});
    QVERIFY2(demo.fault().isEmpty(), qPrintable(demo.fault()));
    const QStringList use{u"--kubeconfig"_s, demo.kubeconfig(), u"-o"_s, u"json"_s};
    const CtlRun run = runCtl(use + QStringList{u"verify"_s, u"--full"_s} + targets);
    QCOMPARE(run.exitCode, 6);
    QCOMPARE(run.json()[u"result"].toString(), u"inconclusive"_s);
    for (const QJsonValue &check : run.json()[u"checks"].toArray()) {
        const QString result = check[u"result"].toString();
        QVERIFY2(result != u"fail", qPrintable(check[u"id"].toString()));
        if (result == u"inconclusive")
            QVERIFY2(check[u"fix"].toString().contains(u"Log in again"_s), qPrintable(check[u"id"].toString()));
    }
    const QJsonObject removed = checkOf(run.json(), u"probes.removed"_s);
    QCOMPARE(removed[u"result"].toString(), u"inconclusive"_s);
    QVERIFY(removed[u"fix"].toString().contains(u"--cleanup"_s));
    QVERIFY2(removed[u"evidence"][1].toString().contains(u"-sandbox"_s), run.output);
    QTRY_COMPARE_WITH_TIMEOUT(runCtl(use + QStringList{u"whoami"_s}).exitCode, 0, 30'000);
    DemoAccess access(demo.kubeconfig());
    const auto left = access.probePods().size();
    QCOMPARE(left, 7);
    const CtlRun next = runCtl(use + QStringList{u"verify"_s, u"--full"_s, u"--only"_s, u"probes.swept"_s});
    QCOMPARE(checkOf(next.json(), u"probes.swept"_s)[u"observed"].toString(),
             u"pods of earlier runs that were deleted: 7"_s);
    QCOMPARE(access.probePods(), QStringList());
}

/// A run that has said this on standard error, or whose pods are there.
std::unique_ptr<QProcess> VerifyProbesTest::startUntil(const QByteArray &seen) const
{
    auto process = std::make_unique<QProcess>();
    process->setReadChannel(QProcess::StandardError);
    process->setEnvironment({u"PATH=/usr/bin:/bin"_s, u"HOME="_s + m_home.path()});
    process->start(liteboxd::tests::ctlProgram(),
                   {u"--kubeconfig"_s, m_demo->kubeconfig(), u"-v"_s, u"verify"_s, u"--full"_s});
    QByteArray errors;
    const qsizetype pods = seen == firstPod ? 1 : seen == allPods ? 7 : 0;
    if (pods > 0)
        return QTest::qWaitFor([&] { return m_access->probePods().size() >= pods; }, 30'000) ? std::move(process)
                                                                                             : nullptr;
    while (!errors.contains(seen)) {
        if (!process->waitForReadyRead(30'000) && process->state() == QProcess::NotRunning)
            return nullptr;
        errors += process->readAllStandardError();
    }
    return process;
}

void VerifyProbesTest::cleansUpWhenStopped_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QByteArray>("point");
    for (const auto &[name, signal] : {std::pair("Ctrl-C", SIGINT), std::pair("SIGTERM", SIGTERM)}) {
        for (const char *point : {firstPod, "pass probes.running", "pass probes.kubelet"})
            QTest::addRow("%s at '%s'", name, point) << signal << QByteArray(point);
    }
}

/// Without anybody's help.
void VerifyProbesTest::cleansUpWhenStopped()
{
    QFETCH(int, signal);
    QFETCH(QByteArray, point);
    const auto process = startUntil(point);
    QVERIFY(process);
    QVERIFY(!m_access->probePods().isEmpty());
    QCOMPARE(::kill(static_cast<pid_t>(process->processId()), signal), 0);
    QVERIFY(process->waitForFinished(30'000));
    QCOMPARE(process->exitCode(), 130);
    QCOMPARE(m_access->probePods(), QStringList());
}

void VerifyProbesTest::leavesNothingWhenKilled_data()
{
    QTest::addColumn<QByteArray>("point");
    QTest::addColumn<bool>("byCleanUp");
    int row = 0;
    for (const char *point :
         {"pass cluster.reachable", "pass probes.swept", "pass probes.image", firstPod, allPods, "pass probes.running",
          "pass probes.tool", "pass probes.gateway", "pass probes.dns", "pass probes.kubelet"})
        QTest::addRow("%s", point) << QByteArray(point) << (row++ % 2 == 0);
}

/// What is left is swept by the next run, or by --cleanup.
void VerifyProbesTest::leavesNothingWhenKilled()
{
    QFETCH(QByteArray, point);
    QFETCH(bool, byCleanUp);
    const auto process = startUntil(point);
    QVERIFY(process);
    process->kill();
    QVERIFY(process->waitForFinished(10'000));
    const QStringList use{u"--kubeconfig"_s, m_demo->kubeconfig(), u"verify"_s};
    const CtlRun next = byCleanUp ? runCtl(use + QStringList{u"--cleanup"_s})
                                  : runCtl(use + QStringList{u"--full"_s, u"--only"_s, u"probes.swept"_s});
    QVERIFY2(next.exitCode == 0, next.output + next.errors);
    QCOMPARE(m_access->probePods(), QStringList());
}

QTEST_GUILESS_MAIN(VerifyProbesTest)
#include "tst_verify_probes.moc"
