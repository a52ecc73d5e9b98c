// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/endpoint_reading.h"
#include "app/sandboxes/details/network_reading.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandboxes::endpointText;
using sandboxes::networkText;

/// What is said of a pod by Cilium's object for it and by its kubelet, and what they do not say.
class PodReadingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatItTells_data()
    {
        QTest::addColumn<QByteArray>("endpoint");
        QTest::addColumn<QString>("expected");
        QTest::newRow("labelled")
            << QByteArray(
                   R"({"status": {"state": "ready", "identity": {"id": 10002, "labels": ["k8s:liteboxd.io/internet-access=true"]}}})")
            << u"identity 10002, with the label for internet access\nstate: ready"_s;
        QTest::newRow("not labelled")
            << QByteArray(
                   R"({"status": {"state": "regenerating", "identity": {"id": 7, "labels": ["k8s:app=liteboxd"]}}})")
            << u"identity 7, without the label for internet access\nstate: regenerating"_s;
        QTest::newRow("nothing yet") << QByteArray(R"({"status": {}})") << u"no identity yet"_s;
        QTest::newRow("no object") << QByteArray("[]") << u"no identity yet"_s;
    }

    void saysWhatItTells()
    {
        QFETCH(QByteArray, endpoint);
        QFETCH(QString, expected);
        const QString text = endpointText(QJsonDocument::fromJson(endpoint).object());
        QVERIFY2(text.startsWith(expected), qPrintable(text));
        QCOMPARE(text.contains(u"does not tell whether policies are enforced"_s),
                 expected.contains(u"identity "_s) && !expected.startsWith(u"no "_s));
    }

    void saysWhyNot()
    {
        QVERIFY(endpointText(base::fail(base::ErrorCode::Forbidden, "no")).contains(u"ciliumendpoints"_s));
        QCOMPARE(endpointText(base::fail(base::ErrorCode::NotFound, "no")), u"none known to Cilium"_s);
        QVERIFY(!endpointText(base::fail(base::ErrorCode::TimedOut, "late")).isEmpty());
    }

    void saysWhatTheNetworkCarried()
    {
        const std::chrono::system_clock::time_point start{std::chrono::hours(500'000)};
        const sandbox::NetworkUsage before{3000, 1000, start};
        const sandbox::NetworkUsage now{33'000, 1000, start + std::chrono::seconds(15)};
        QCOMPARE(networkText(before, {}).count(u'\n'), 0);
        const QString text = networkText(now, before);
        QVERIFY2(text.contains(u"1.95 KiB/s sent, 0 bytes/s received"_s), qPrintable(text));
        QCOMPARE(networkText(before, now).count(u'\n'), 0); // its network began anew
        QCOMPARE(networkText(now, now).count(u'\n'), 0);    // the kubelet has not looked again

        QVERIFY(networkText({base::ErrorCode::Forbidden, "no", {}}, u"worker-1"_s).contains(u"nodes/proxy"_s));
        QVERIFY(networkText({base::ErrorCode::ServerFailed, "no", {}}, u"worker-1"_s).contains(u"worker-1"_s));
    }
};

QTEST_MAIN(PodReadingsTest)
#include "tst_pod_readings.moc"
