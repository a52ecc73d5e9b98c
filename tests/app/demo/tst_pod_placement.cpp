// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/demo_client.h"
#include "tests/app/demo/sample_objects.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString podsPath = u"/api/v1/namespaces/liteboxd/pods"_s;
const QString secondPath = u"/api/v1/nodes/liteboxd-demo-2"_s;
const char *const mergePatch = "application/merge-patch+json";

} // namespace

/// The two nodes of the demo, and which of them takes a pod.
class PodPlacementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_client = std::make_unique<DemoClient>(quickSettings(6)); }

    void itHasTwoNodesWithAnAgentEach()
    {
        const QJsonArray nodes = m_client->ask("GET", u"/api/v1/nodes"_s).json["items"_L1].toArray();
        QCOMPARE(nodes.size(), 2);
        QCOMPARE(nodes[0]["metadata"_L1]["name"_L1].toString(), u"liteboxd-demo"_s);
        QCOMPARE(nodes[1]["metadata"_L1]["name"_L1].toString(), u"liteboxd-demo-2"_s);
        QVERIFY(nodes[0]["status"_L1]["addresses"_L1][0] != nodes[1]["status"_L1]["addresses"_L1][0]);
        const QString agents = u"/api/v1/namespaces/kube-system/pods?labelSelector=k8s-app%3Dcilium"_s;
        const QJsonArray pods = m_client->ask("GET", agents).json["items"_L1].toArray();
        QCOMPARE(pods.size(), 2);
        QCOMPARE(pods[1]["spec"_L1]["nodeName"_L1].toString(), u"liteboxd-demo-2"_s);
        QSet<QString> taken; // by the sandboxes
        for (const QJsonValue &pod : m_client->ask("GET", podsPath).json["items"_L1].toArray())
            taken << pod["spec"_L1]["nodeName"_L1].toString();
        QCOMPARE(taken.size(), 2);
    }

    void theNodeIsTheOneThatIsAskedFor_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QString>("node");
        QTest::addColumn<QString>("address");
        QTest::newRow("nodeSelector") << QByteArray(
                                             R"({"nodeSelector": {"kubernetes.io/hostname": "liteboxd-demo-2"}})")
                                      << u"liteboxd-demo-2"_s << u"127.0.0.2"_s;
        QTest::newRow("nodeName") << QByteArray(R"({"nodeName": "liteboxd-demo-2"})") << u"liteboxd-demo-2"_s
                                  << u"127.0.0.2"_s;
        QTest::newRow("affinity") << QByteArray(R"({"affinity": {"nodeAffinity": {
            "requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [
            {"key": "node-role.kubernetes.io/control-plane", "operator": "Exists"}]}]}}}})")
                                  << u"liteboxd-demo"_s << u"127.0.0.1"_s;
        QTest::newRow("affinity against") << QByteArray(R"({"affinity": {"nodeAffinity": {
            "requiredDuringSchedulingIgnoredDuringExecution": {"nodeSelectorTerms": [{"matchExpressions": [
            {"key": "kubernetes.io/hostname", "operator": "NotIn", "values": ["liteboxd-demo"]}]}]}}}})")
                                          << u"liteboxd-demo-2"_s << u"127.0.0.2"_s;
    }

    void theNodeIsTheOneThatIsAskedFor()
    {
        QFETCH(QByteArray, asked);
        QFETCH(QString, node);
        QFETCH(QString, address);
        create(asked);
        QTRY_COMPARE(status()["phase"_L1].toString(), u"Running"_s);
        QCOMPARE(status()["hostIP"_L1].toString(), address);
        QCOMPARE(pod()["spec"_L1]["nodeName"_L1].toString(), node);
        QVERIFY(status()["podIP"_L1].toString().startsWith(u"127."));
    }

    void whatNoNodeTakesWaitsAndSaysWhy_data()
    {
        QTest::addColumn<QByteArray>("node");
        QTest::addColumn<QString>("why");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("cordoned") << QByteArray(R"({"spec": {"unschedulable": true}})")
                                  << u"1 node(s) were unschedulable"_s
                                  << QByteArray(R"({"spec": {"unschedulable": null}})");
        QTest::newRow("tainted") << QByteArray(
                                        R"({"spec": {"taints": [{"key": "k", "value": "v", "effect": "NoSchedule"}]}})")
                                 << u"1 node(s) had untolerated taint {k: v}"_s
                                 << QByteArray(R"({"spec": {"taints": null}})");
    }

    void whatNoNodeTakesWaitsAndSaysWhy()
    {
        QFETCH(QByteArray, node);
        QFETCH(QString, why);
        QFETCH(QByteArray, after);
        QCOMPARE(m_client->ask("PATCH", secondPath, node, mergePatch).status, 200);
        create(R"({"nodeSelector": {"kubernetes.io/hostname": "liteboxd-demo-2"}})");
        QTRY_COMPARE(status()["conditions"_L1][0]["reason"_L1].toString(), u"Unschedulable"_s);
        const QString said = status()["conditions"_L1][0]["message"_L1].toString();
        QVERIFY2(said.startsWith(u"0/2 nodes are available: ") && said.contains(why), qPrintable(said));
        QVERIFY(pod()["spec"_L1]["nodeName"_L1].isUndefined());
        QCOMPARE(m_client->ask("PATCH", secondPath, after, mergePatch).status, 200);
        QTRY_COMPARE(status()["phase"_L1].toString(), u"Running"_s);
    }

private:
    void create(const QByteArray &asked)
    {
        QJsonObject made = samplePod(u"sandbox-0000beef"_s);
        QJsonObject spec = made["spec"_L1].toObject();
        const QJsonObject more = QJsonDocument::fromJson(asked).object();
        for (auto field = more.begin(); field != more.end(); ++field)
            spec.insert(field.key(), field.value());
        made.insert(u"spec"_s, spec);
        QCOMPARE(m_client->ask("POST", podsPath, QJsonDocument(made).toJson()).status, 201);
    }

    QJsonObject pod() { return m_client->ask("GET", podsPath + u"/sandbox-0000beef"_s).json; }
    QJsonObject status() { return pod()["status"_L1].toObject(); }

    std::unique_ptr<DemoClient> m_client;
};

QTEST_GUILESS_MAIN(PodPlacementTest)
#include "tst_pod_placement.moc"
