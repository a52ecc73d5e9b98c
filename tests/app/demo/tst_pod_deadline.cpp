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

} // namespace

/// activeDeadlineSeconds, which the node of the demo plays as a kubelet does.
class PodDeadlineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsAPodThatIsOverIt()
    {
        DemoClient client(quickSettings(0));
        QJsonObject pod = samplePod(u"sandbox-0000dead"_s);
        QJsonObject spec = pod.value("spec"_L1).toObject();
        spec.insert(u"activeDeadlineSeconds"_s, 1);
        pod.insert(u"spec"_s, spec);
        QCOMPARE(client.ask("POST", podsPath, QJsonDocument(pod).toJson()).status, 201);
        QCOMPARE(client.ask("POST", podsPath, QJsonDocument(samplePod(u"sandbox-0000a11e"_s)).toJson()).status, 201);
        const auto statusOf = [&client](const QString &name) {
            return client.ask("GET", podsPath + u'/' + name).json.value("status"_L1).toObject();
        };
        QTRY_COMPARE(statusOf(u"sandbox-0000dead"_s).value("phase"_L1), u"Failed"_s);
        const QJsonObject status = statusOf(u"sandbox-0000dead"_s);
        QCOMPARE(status.value("reason"_L1), u"DeadlineExceeded"_s);
        QVERIFY(!status.value("podIP"_L1).isString());
        const QJsonValue main = status.value("containerStatuses"_L1).toArray().first();
        QCOMPARE(main[u"state"][u"terminated"][u"exitCode"].toInt(), 137);
        QCOMPARE(statusOf(u"sandbox-0000a11e"_s).value("phase"_L1), u"Running"_s);
        client.cluster().stop(std::chrono::seconds(2));
    }
};

QTEST_GUILESS_MAIN(PodDeadlineTest)
#include "tst_pod_deadline.moc"
