// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/demo/demo_client.h"
#include "tests/app/demo/sample_objects.h"

#include "app/demo/node/pod_usage.h"
#include "core/base/websocket_frame.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::demo;
using namespace Qt::Literals::StringLiterals;

namespace {

const QString podsPath = u"/api/v1/namespaces/liteboxd/pods"_s;

QByteArray text(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Sends what a client sends for a WebSocket, and reads until `expected` bytes came after the head.
QByteArray speak(QTcpSocket &socket, const QByteArray &path, const QByteArray &token, const QByteArray &frames,
                 qsizetype expected)
{
    socket.write("GET " + path +
                 " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: chat, other\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer " +
                 token + "\r\n\r\n" + frames);
    QByteArray got;
    const auto complete = [&got, expected] {
        const qsizetype head = got.indexOf("\r\n\r\n");
        return head >= 0 && got.size() >= head + 4 + expected;
    };
    while (!complete() && (socket.bytesAvailable() > 0 || socket.waitForReadyRead(5000)))
        got += socket.readAll();
    return got;
}

} // namespace

class TestDemoCluster : public QObject
{
    Q_OBJECT

    std::unique_ptr<DemoClient> m_client;

    QString firstRunning() { return firstIn(u"Running"_s); }

    QString firstIn(const QString &phase)
    {
        const auto list =
            m_client->ask("GET", podsPath + u"?labelSelector=sandbox-id&fieldSelector=status.phase%3D"_s + phase);
        return list.json.value("items"_L1)
            .toArray()
            .at(0)
            .toObject()
            .value("metadata"_L1)
            .toObject()
            .value("name"_L1)
            .toString();
    }

    QString addressOf(const QString &name)
    {
        const auto pod = m_client->ask("GET", podsPath + u'/' + name);
        return pod.json.value("status"_L1).toObject().value("podIP"_L1).toString();
    }

private Q_SLOTS:
    void initTestCase() { m_client = std::make_unique<DemoClient>(quickSettings(6)); }
    void cleanupTestCase() { m_client->cluster().stop(std::chrono::seconds(2)); }

    void theFleetLooksLikeLiteBoxd()
    {
        const auto list = m_client->ask("GET", podsPath);
        QCOMPARE(list.status, 200);
        const QJsonArray items = list.json.value("items"_L1).toArray();
        QCOMPARE(items.size(), 6);
        QStringList phases;
        for (const QJsonValue &item : items) {
            const QJsonObject metadata = item.toObject().value("metadata"_L1).toObject();
            const QJsonObject labels = metadata.value("labels"_L1).toObject();
            QCOMPARE(labels.value("app"_L1).toString(), u"liteboxd"_s);
            QCOMPARE(metadata.value("name"_L1).toString(),
                     QString(u"sandbox-"_s + labels.value("sandbox-id"_L1).toString()));
            QCOMPARE(metadata.value("annotations"_L1).toObject().value("liteboxd.io/access-token"_L1).toString().size(),
                     64);
            phases.append(item.toObject().value("status"_L1).toObject().value("phase"_L1).toString());
        }
        QCOMPARE(phases.count(u"Running"_s), 4);
        QCOMPARE(phases.count(u"Pending"_s), 1);
        QCOMPARE(phases.count(u"Failed"_s), 1);
    }

    void onlyTheTokenOpens()
    {
        const QByteArray token = std::exchange(m_client->token, "wrong");
        const auto answer = m_client->ask("GET", podsPath);
        m_client->token = token;
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json.value("reason"_L1).toString(), u"Unauthorized"_s);
    }

    void itSaysThatItIsADemo()
    {
        const auto version = m_client->ask("GET", u"/version"_s);
        QCOMPARE(version.json.value("gitVersion"_L1).toString(), u"v1.34.4+liteboxd-demo"_s);
        QCOMPARE(m_client->ask("GET", u"/readyz"_s).body, QByteArray("ok"));
    }

    void itHasNodesAndAnApiServer()
    {
        const auto nodes = m_client->ask("GET", u"/api/v1/nodes"_s).json.value("items"_L1).toArray();
        QCOMPARE(nodes.size(), 2);
        const QString address = nodes.first()["status"_L1]["addresses"_L1].toArray().first()["address"_L1].toString();
        QCOMPARE(address, m_client->url().host());
        const auto slice =
            m_client->ask("GET", u"/apis/discovery.k8s.io/v1/namespaces/default/endpointslices/kubernetes"_s);
        QCOMPARE(slice.json.value("ports"_L1).toArray().first()["port"_L1].toInt(), m_client->url().port());
        QCOMPARE(m_client->ask("GET", u"/api/v1/namespaces/default/services/kubernetes"_s).status, 200);
        QCOMPARE(m_client->ask("GET", u"/api/v1/namespaces/default/endpoints/kubernetes"_s).status, 200);
    }

    void itKeepsPoliciesOfCilium()
    {
        const auto kinds = m_client->ask("GET", u"/apis/cilium.io/v2"_s).json.value("resources"_L1).toArray();
        QVERIFY(kinds.size() >= 3);
        const QString path = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies"_s;
        const QByteArray policy = "apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: {name: p}\n"
                                  "spec: {endpointSelector: {}, egress: []}\n";
        const auto made = m_client->ask("PATCH", path + u"/p?fieldManager=t"_s, policy, "application/apply-patch+yaml");
        QCOMPARE(made.status, 201);
        QVERIFY(made.json.value("spec"_L1)["egress"_L1].isArray()); // an empty list means something to Cilium
        QCOMPARE(m_client->ask("GET", path).json.value("items"_L1).toArray().size(), 1);
        QCOMPARE(m_client->ask("DELETE", path + u"/p"_s).status, 200);
    }

    void whatBelongsToAPodGoesWithIt()
    {
        const auto pod = m_client->ask("POST", podsPath, text(samplePod(u"sandbox-0000f00d"_s)));
        QCOMPARE(pod.status, 201);
        const QByteArray uid = pod.json.value("metadata"_L1)["uid"_L1].toString().toLatin1();
        const QString path = u"/apis/cilium.io/v2/namespaces/liteboxd/ciliumnetworkpolicies/owned"_s;
        const QByteArray policy = "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: owned, "
                                  "ownerReferences: [{apiVersion: v1, kind: Pod, name: sandbox-0000f00d, uid: " +
                                  uid + "}]}, spec: {endpointSelector: {}}}";
        QCOMPARE(m_client->ask("PATCH", path + u"?fieldManager=t"_s, policy, "application/apply-patch+yaml").status,
                 201);
        QCOMPARE(m_client->ask("DELETE", podsPath + u"/sandbox-0000f00d"_s).status, 200);
        QTRY_COMPARE(m_client->ask("GET", path).status, 404);
    }

    void itMeasuresWhatRuns()
    {
        const QString metrics = u"/apis/metrics.k8s.io/v1beta1"_s;
        QCOMPARE(m_client->ask("GET", metrics).json.value("resources"_L1).toArray().size(), 2);
        const QString space = metrics + u"/namespaces/liteboxd/pods"_s;
        QCOMPARE(m_client->ask("GET", space).json.value("items"_L1).toArray().size(), 4);
        const QString id = firstRunning().mid(8);
        const auto chosen = m_client->ask("GET", space + u"?labelSelector=sandbox-id%3D"_s + id).json.value("items"_L1);
        QCOMPARE(chosen.toArray().size(), 1);
        const auto one = m_client->ask("GET", space + u'/' + firstRunning());
        QVERIFY(one.json.value("containers"_L1)[0]["usage"_L1]["cpu"_L1].toString().endsWith(u'n'));
        const auto node = m_client->ask("GET", metrics + u"/nodes/liteboxd-demo"_s);
        QVERIFY(node.json.value("usage"_L1)["memory"_L1].toString().endsWith(u"Ki"_s));
    }

    void whatItMeasuresMovesBelowTheLimits()
    {
        const QJsonObject limits{{u"cpu"_s, u"250m"_s}, {u"memory"_s, u"64Mi"_s}};
        const QJsonObject main{{u"name"_s, u"main"_s}, {u"resources"_s, QJsonObject{{u"limits"_s, limits}}}};
        const QDateTime start = QDateTime::fromSecsSinceEpoch(1'800'000'000, Qt::UTC);
        const QJsonObject pod = samplePod(u"sandbox-0000abcd"_s);
        QCOMPARE(usageAt(pod, main, start), usageAt(pod, main, start));
        int moved = 0;
        for (int turn = 0; turn < 100; ++turn) {
            const ContainerUsage usage = usageAt(pod, main, start.addSecs(15 * turn));
            QVERIFY(usage.nanoCores > 0 && usage.nanoCores <= 250'000'000);
            QVERIFY(usage.memory > 0 && usage.memory <= 64 << 20);
            moved += usage == usageAt(pod, main, start.addSecs(15 * (turn + 1))) ? 0 : 1;
        }
        QVERIFY2(moved > 90, qPrintable(QString::number(moved)));
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::newRow("no JSON") << QByteArray("POST") << podsPath << QByteArray("{bad") << 400;
        QTest::newRow("no object") << QByteArray("POST") << podsPath << QByteArray("[]") << 400;
        QTest::newRow("deep JSON") << QByteArray("POST") << podsPath << QByteArray(100'000, '[') << 400;
        QTest::newRow("huge") << QByteArray("POST") << podsPath << QByteArray(4'000'000, ' ') << 413;
        QTest::newRow("nothing in it") << QByteArray("POST") << podsPath << QByteArray("{}") << 422;
        QTest::newRow("unknown verb") << QByteArray("BREW") << podsPath << QByteArray() << 405;
        QTest::newRow("put a list") << QByteArray("PUT") << podsPath << QByteArray("{}") << 405;
        QTest::newRow("patch type") << QByteArray("PATCH") << QString(podsPath + u"/x"_s) << QByteArray("{}") << 415;
        QTest::newRow("not there") << QByteArray("GET") << QString(podsPath + u"/nope"_s) << QByteArray() << 404;
        QTest::newRow("other resource") << QByteArray("GET") << u"/api/v1/secrets"_s << QByteArray() << 501;
        QTest::newRow("attach") << QByteArray("POST") << QString(podsPath + u"/x/attach"_s) << QByteArray() << 501;
        QTest::newRow("unknown resource") << QByteArray("GET") << u"/api/v1/nope"_s << QByteArray() << 404;
        QTest::newRow("bad selector") << QByteArray("GET") << QString(podsPath + u"?labelSelector=,"_s) << QByteArray()
                                      << 400;
        const QString metrics = u"/apis/metrics.k8s.io/v1beta1/namespaces/liteboxd/pods"_s;
        QTest::newRow("metrics of what is not there")
            << QByteArray("GET") << QString(metrics + u"/nope"_s) << QByteArray() << 404;
        QTest::newRow("metrics of what failed")
            << QByteArray("GET") << QString(metrics + u'/' + firstIn(u"Failed"_s)) << QByteArray() << 404;
        QTest::newRow("metrics are not written") << QByteArray("POST") << metrics << QByteArray("{}") << 405;
        QTest::newRow("metrics are not watched")
            << QByteArray("GET") << QString(metrics + u"?watch=1"_s) << QByteArray() << 405;
        QTest::newRow("bad watch") << QByteArray("GET") << QString(podsPath + u"?watch=1&timeoutSeconds=x"_s)
                                   << QByteArray() << 400;
    }

    void refusals()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, path);
        QFETCH(QByteArray, body);
        const auto answer = m_client->ask(method, path, body);
        QTEST(answer.status, "status");
        QCOMPARE(answer.json.value("kind"_L1).toString(), u"Status"_s);
        QCOMPARE(answer.json.value("code"_L1).toInt(), answer.status);
    }

    void podsComeAliveAndDie()
    {
        QCOMPARE(m_client->ask("POST", podsPath, text(samplePod(u"sandbox-0000abcd"_s))).status, 201);
        QTRY_VERIFY(!addressOf(u"sandbox-0000abcd"_s).isEmpty());
        const QString site = u"http://"_s + addressOf(u"sandbox-0000abcd"_s) + u":8080"_s;
        QCOMPARE(m_client->askPlain(site + u"/api/info"_s).json.value("sandbox"_L1).toString(), u"sandbox-0000abcd"_s);
        QCOMPARE(m_client->ask("DELETE", podsPath + u"/sandbox-0000abcd"_s).status, 200);
        QTRY_COMPARE(m_client->ask("GET", podsPath + u"/sandbox-0000abcd"_s).status, 404);
        QCOMPARE(m_client->askPlain(site + u"/api/info"_s).status, 0);
    }

    void anAddressOfAClientStays()
    {
        QCOMPARE(m_client->ask("POST", podsPath, text(samplePod(u"sandbox-0000beef"_s))).status, 201);
        QCOMPARE(m_client
                     ->ask("PATCH", podsPath + u"/sandbox-0000beef/status"_s, R"({"status":{"podIP":"10.9.9.9"}})",
                           "application/merge-patch+json")
                     .status,
                 200);
        QCOMPARE(m_client->ask("POST", podsPath, text(samplePod(u"sandbox-0000feed"_s))).status, 201);
        QTRY_VERIFY(!addressOf(u"sandbox-0000feed"_s).isEmpty()); // so the moment of the earlier one has passed
        QCOMPARE(addressOf(u"sandbox-0000beef"_s), u"10.9.9.9"_s);
        QCOMPARE(m_client->ask("DELETE", podsPath + u"/sandbox-0000beef"_s).status, 200);
        QCOMPARE(m_client->ask("DELETE", podsPath + u"/sandbox-0000feed"_s).status, 200);
    }

    void aWatchTellsAtOnceAndEndsInTime()
    {
        const auto watch =
            m_client->start("GET", podsPath + u"?watch=1&resourceVersion=0&timeoutSeconds=2&allowWatchBookmarks=1"
                                              "&fieldSelector=metadata.name%3Dsandbox-0000cafe"_s);
        QTRY_COMPARE(watch->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        QCOMPARE(m_client->ask("POST", podsPath, text(samplePod(u"sandbox-0000cafe"_s))).status, 201);
        QByteArray lines;
        QTRY_VERIFY_WITH_TIMEOUT((lines += watch->readAll()).contains("ADDED"), 1000);
        QTRY_VERIFY_WITH_TIMEOUT(watch->isFinished(), 5000);
        lines += watch->readAll();
        QVERIFY(lines.contains("BOOKMARK"));
        QCOMPARE(watch->error(), QNetworkReply::NoError);
        QCOMPARE(m_client->ask("DELETE", podsPath + u"/sandbox-0000cafe"_s).status, 200);
    }

    void theProxyReachesTheSandbox()
    {
        const QString name = firstRunning();
        const QString proxy = podsPath + u'/' + name + u":8080/proxy"_s;
        const QByteArray page = m_client->ask("GET", proxy + u"/"_s).body;
        QVERIFY(page.contains("href=\"" + proxy.toUtf8() + "/assets/style.css\""));
        QCOMPARE(m_client->ask("GET", proxy).status, 301);
        const QByteArray body(15'000, 'x'); // QNetworkAccessManager cannot read an answer while it still sends
        QCOMPARE(m_client->ask("POST", proxy + u"/echo"_s, body).body, body);
        const QByteArray head = m_client->ask("GET", proxy + u"/echo"_s).body;
        QVERIFY(head.contains("X-Forwarded-For: 127.0.0.1"));
        QVERIFY(!head.contains("Authorization"));
        QCOMPARE(m_client->ask("GET", proxy + u"/large?bytes=300000"_s).body.size(), 300'000);
        QCOMPARE(m_client->ask("HEAD", proxy + u"/api/info"_s).status, 200);
        QCOMPARE(m_client->ask("GET", proxy + u"/status/204"_s).status, 204);
        QCOMPARE(m_client->ask("GET", podsPath + u'/' + name + u":9/proxy/"_s).status, 503);
        QCOMPARE(m_client->ask("GET", podsPath + u"/nope:9/proxy/"_s).status, 404);
        QCOMPARE(m_client->ask("GET", podsPath + u"/ftp:a:9/proxy/"_s).status, 400);
    }

    void webSocketsEchoThroughTheProxy()
    {
        const base::MaskingKey key{1, 2, 3, 4};
        const std::string big(70'000, 'y');
        const std::string sent =
            base::encodeFrame(base::Opcode::Text, "hello", key) + base::encodeFrame(base::Opcode::Ping, "p", key) +
            base::encodeFrame(base::Opcode::Binary, big, key) +
            base::encodeFrame(base::Opcode::Close, base::closePayload(static_cast<base::CloseCode>(4001), "bye"), key);
        const std::string expected =
            base::encodeFrame(base::Opcode::Text, "hello") + base::encodeFrame(base::Opcode::Pong, "p") +
            base::encodeFrame(base::Opcode::Binary, big) +
            base::encodeFrame(base::Opcode::Close, base::closePayload(static_cast<base::CloseCode>(4001), "bye"));
        QSslSocket socket;
        socket.setSslConfiguration(m_client->tls());
        socket.connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>(m_client->url().port()));
        QVERIFY(socket.waitForEncrypted(5000));
        const QByteArray path = (podsPath + u'/' + firstRunning() + u":8080/proxy/ws"_s).toUtf8();
        const QByteArray got = speak(socket, path, m_client->token, QByteArray::fromStdString(sent),
                                     static_cast<qsizetype>(expected.size()));
        QVERIFY(got.startsWith("HTTP/1.1 101 "));
        QVERIFY(got.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")); // RFC 6455, 1.3
        QVERIFY(got.contains("Sec-WebSocket-Protocol: chat\r\n"));
        QCOMPARE(got.mid(got.indexOf("\r\n\r\n") + 4), QByteArray::fromStdString(expected));
    }

    void halfAFrameHoldsNobodyUp()
    {
        const QByteArray frame = QByteArray::fromStdString(
            base::encodeFrame(base::Opcode::Text, std::string(200, 'x'), base::MaskingKey{1, 2, 3, 4}));
        QTcpSocket socket;
        socket.connectToHost(addressOf(firstRunning()), 8080);
        QVERIFY(socket.waitForConnected(5000));
        const QByteArray head = speak(socket, "/ws", "", "", 0);
        QVERIFY(head.startsWith("HTTP/1.1 101 "));
        socket.write(frame.first(3)); // of a header of 8
        QVERIFY(socket.waitForBytesWritten(5000));
        QCOMPARE(m_client->ask("GET", u"/readyz"_s).status, 200);
        socket.write(frame.sliced(3));
        QByteArray echo;
        QTRY_COMPARE((echo += socket.readAll()).size(), frame.size() - 4); // no masking key
    }

    void halfAHeadHoldsNobodyUp()
    {
        const QString name = firstRunning();
        QTcpServer pod;
        QVERIFY(pod.listen(QHostAddress(addressOf(name))));
        const QString path = podsPath + u"/%1:%2/proxy/"_s.arg(name).arg(pod.serverPort());
        const auto answer = m_client->start("GET", path);
        QTRY_VERIFY(pod.hasPendingConnections());
        const std::unique_ptr<QTcpSocket> connection(pod.nextPendingConnection());
        connection->write("HTTP/1.1 200 OK\r\nContent-");
        QVERIFY(connection->waitForBytesWritten(5000));
        QCOMPARE(m_client->ask("GET", u"/readyz"_s).status, 200);
        connection->write("Length: 2\r\n\r\nok");
        QTRY_VERIFY(answer->isFinished());
        QCOMPARE(answer->readAll(), QByteArray("ok"));
    }

    void theKubeconfigIsPrivateAndGoes()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"config"_s);
        {
            const auto file = KubeconfigFile::write(path.toStdString(), m_client->cluster().access());
            QVERIFY(file.has_value());
            const int everybodyElse = 0x0077; // QFile's Read, Write, Exe of Group and Other
            QCOMPARE(QFileInfo(path).permissions().toInt() & everybodyElse, 0);
        }
        QVERIFY(!QFile::exists(path));
        QVERIFY(!KubeconfigFile::write("/nonexistent/config", m_client->cluster().access()).has_value());
    }

    void aTakenPortIsAnError()
    {
        DemoCluster::Settings settings = quickSettings(0);
        settings.listen = *io::SocketAddress::parse("127.0.0.1", static_cast<std::uint16_t>(m_client->url().port()));
        QVERIFY(!DemoCluster::start(settings).has_value());
    }

    void stoppingEndsWatches()
    {
        DemoClient other(quickSettings(2)); // beside the first one: its sandboxes find other addresses
        QCOMPARE(other.ask("GET", podsPath).json.value("items"_L1).toArray().size(), 2);
        const auto watch = other.start("GET", podsPath + u"?watch=1"_s);
        QTRY_COMPARE(watch->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), 200);
        other.cluster().stop(std::chrono::seconds(2));
        QTRY_VERIFY(watch->isFinished());
        QCOMPARE(watch->error(), QNetworkReply::NoError);
    }
};

QTEST_GUILESS_MAIN(TestDemoCluster)
#include "tst_demo_cluster.moc"
