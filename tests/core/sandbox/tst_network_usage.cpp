// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/fakes/fake_cluster.h"

#include "core/sandbox/network_usage.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using sandbox::NetworkUsages;
using sandbox::networkUsagesFrom;

namespace {

const QString place = u"/api/v1/nodes/worker-1/proxy/stats/summary"_s;

QByteArray summaryWith(const QByteArray &network)
{
    return R"({"node": {"nodeName": "worker-1"}, "pods": [{"podRef": {"name": "sandbox-a1", "namespace": "liteboxd", "uid": "u1"}, "network": )" +
           network + "}]}";
}

} // namespace

/// What a kubelet says of the network of its pods.
class NetworkUsageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsASummary()
    {
        const auto usages = networkUsagesFrom(summaryWith(
            R"({"time": "2026-01-02T03:04:05Z", "name": "eth0", "rxBytes": 9007199254740993, "txBytes": 512})"));
        QVERIFY(usages);
        QCOMPARE(usages->value(u"u1"_s).received, 9007199254740993);
        QCOMPARE(QJsonDocument(usages->value(u"u1"_s).json()).toJson(QJsonDocument::Compact),
                 QByteArray(R"({"at":"2026-01-02T03:04:05Z","receivedBytes":9007199254740993,"sentBytes":512})"));
    }

    void leavesOutWhatIsNone_data()
    {
        QTest::addColumn<QByteArray>("network");
        QTest::newRow("none") << QByteArray("null");
        QTest::newRow("no time") << QByteArray(R"({"rxBytes": 1, "txBytes": 2})");
        QTest::newRow("negative") << QByteArray(R"({"time": "2026-01-02T03:04:05Z", "rxBytes": -1, "txBytes": 2})");
        QTest::newRow("text") << QByteArray(R"({"time": "2026-01-02T03:04:05Z", "rxBytes": "1", "txBytes": 2})");
        QTest::newRow("too large") << QByteArray(
            R"({"time": "2026-01-02T03:04:05Z", "rxBytes": 18446744073709551615, "txBytes": 2})");
    }

    void leavesOutWhatIsNone()
    {
        QFETCH(QByteArray, network);
        const auto usages = networkUsagesFrom(summaryWith(network));
        QVERIFY(usages && usages->isEmpty());
    }

    void anyBytesMayCome()
    {
        for (const QByteArray &bytes : {QByteArray(), QByteArray("<html>"), QByteArray("[]"), QByteArray("{}")})
            QCOMPARE(networkUsagesFrom(bytes).error().code, base::ErrorCode::ProtocolViolated);
    }

    void asksTheNode()
    {
        auto transport = std::make_unique<FakeCluster>();
        FakeCluster *cluster = transport.get();
        kube::ApiClient api(std::move(transport));
        std::optional<base::Result<NetworkUsages>> got;
        const auto ask = [&] {
            got.reset();
            return sandbox::askForNetworkUsage(api, "worker-1", this, [&got](auto usages) { got = std::move(usages); });
        };
        cluster->on(
            u"GET"_s, place,
            QJsonDocument::fromJson(summaryWith(R"({"time": "2026-01-02T03:04:05Z", "rxBytes": 1, "txBytes": 2})"))
                .object());
        async::Request request = ask();
        QTRY_VERIFY(got);
        QCOMPARE((*got)->value(u"u1"_s).sent, 2);

        // Once: a node that is away is not asked again and again.
        cluster->refuse(u"GET"_s, place, 503, u"ServiceUnavailable"_s);
        cluster->takeRequests();
        request = ask();
        QTRY_VERIFY(got);
        QVERIFY(!*got);
        QCOMPARE(cluster->takeRequests().size(), 1);

        cluster->refuse(u"GET"_s, place, 403, u"Forbidden"_s);
        request = ask();
        QTRY_VERIFY(got);
        QCOMPARE(got->error().code, base::ErrorCode::Forbidden);
    }
};

QTEST_GUILESS_MAIN(NetworkUsageTest)
#include "tst_network_usage.moc"
