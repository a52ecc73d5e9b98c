// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/forwarded_metrics.h"
#include "gateway/install/link_use_reading.h"

#include "tests/core/fakes/fake_cluster.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using install::LinkUse;
using install::LinkUses;

namespace {

QJsonObject pod(const QString &name, const QString &phase)
{
    return {{u"metadata"_s, QJsonObject{{u"name"_s, name}}}, {u"status"_s, QJsonObject{{u"phase"_s, phase}}}};
}

/// Answers as a gateway's metrics listener does, by a port-forward.
class MetricsForward : public kube::ChannelSocket
{
public:
    MetricsForward()
    {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT opened(u"v4.channel.k8s.io"_s); }, Qt::QueuedConnection);
    }

    void send(const QByteArray &) override
    {
        const QByteArray body("liteboxd_gateway_link_viewers{link=\"00a1\"} 2\n");
        const QByteArray data(1, '\0');
        for (const QByteArray &message :
             {data + "\x82\x23", QByteArray("\x01\x82\x23"), data + "HTTP/1.1 200 OK\r\ncontent-length: ",
              data + QByteArray::number(body.size()) + "\r\n\r\n" + body.left(9), data + body.mid(9)})
            QMetaObject::invokeMethod(
                this, [this, message] { Q_EMIT messageReceived(message); }, Qt::QueuedConnection);
    }

    qint64 bytesToWrite() const override { return 0; }
};

class ForwardingCluster : public tests::FakeCluster
{
public:
    std::unique_ptr<kube::ChannelSocket> openChannels(const std::string &target, const QStringList &) override
    {
        targets.push_back(target);
        return std::make_unique<MetricsForward>();
    }

    std::vector<std::string> targets;
};

} // namespace

class LinkUseReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatGatewaysSayIsAddedUp()
    {
        LinkUses uses;
        QVERIFY(!uses.isKnown());
        uses.add("# TYPE liteboxd_gateway_link_viewers gauge\n"
                 "liteboxd_gateway_link_viewers{link=\"00a1\"} 2\n"
                 "liteboxd_gateway_link_requests_total{link=\"00a1\"} 17\n"
                 "liteboxd_gateway_ready 1\n");
        uses.add("liteboxd_gateway_link_viewers{link=\"00a1\"} 1\n"
                 "liteboxd_gateway_link_viewers{link=\"00b2\"} 4\n");
        QVERIFY(uses.isKnown());
        QCOMPARE(uses.of(u"00a1"_s), (LinkUse{3, 17}));
        QCOMPARE(uses.of(u"00b2"_s), (LinkUse{4, 0}));
        QCOMPARE(uses.of(u"00c3"_s), LinkUse());
    }

    void whatIsNoFigureIsLeftOut()
    {
        LinkUses uses;
        uses.add("liteboxd_gateway_link_viewers{link=\"a\"} many\nliteboxd_gateway_link_viewers{link=\"b\"} -1\n"
                 "liteboxd_gateway_link_viewers{link=\"c\"} Inf\nliteboxd_gateway_link_viewers{link=\"d\n"
                 "liteboxd_gateway_link_viewers 3\n");
        QVERIFY(uses.links.empty());
        QCOMPARE(uses.answered, 1);
    }

    void theRunningGatewaysAreAsked()
    {
        Fixture f;
        f.cluster->on(u"GET"_s, tests::podsPath(),
                      tests::listOf({pod(u"gateway-a"_s, u"Running"_s), pod(u"gateway-b"_s, u"Pending"_s),
                                     pod(u"gateway-c"_s, u"Running"_s)}));
        f.ask();
        QTRY_VERIFY(f.uses);
        QVERIFY(f.uses->has_value());
        QCOMPARE((*f.uses)->asked, 2);
        QCOMPARE((*f.uses)->answered, 0); // nobody told the cluster what they say
        QStringList asked;
        for (const tests::SeenRequest &request : f.cluster->requests())
            asked.append(request.path);
        QCOMPARE(asked.mid(1), (QStringList{u"/api/v1/namespaces/liteboxd/pods/gateway-a:9090/proxy/metrics"_s,
                                            u"/api/v1/namespaces/liteboxd/pods/gateway-c:9090/proxy/metrics"_s}));
    }

    void theForwardComesFirst()
    {
        const auto cluster = new ForwardingCluster;
        Fixture f(cluster);
        QJsonObject going = pod(u"gateway-b"_s, u"Running"_s);
        going[u"metadata"_s] = QJsonObject{{u"name"_s, u"gateway-b"_s}, {u"deletionTimestamp"_s, u"now"_s}};
        f.cluster->on(u"GET"_s, tests::podsPath(), tests::listOf({pod(u"gateway-a"_s, u"Running"_s), going}));
        f.ask();
        QTRY_VERIFY(f.uses);
        QVERIFY(f.uses->has_value());
        QCOMPARE((*f.uses)->asked, 1); // who goes is not asked
        QCOMPARE((*f.uses)->answered, 1);
        QCOMPARE((*f.uses)->of(u"00a1"_s), (LinkUse{2, 0}));
        QCOMPARE(cluster->targets,
                 std::vector<std::string>{"/api/v1/namespaces/liteboxd/pods/gateway-a/portforward?ports=9090"});
        QCOMPARE(f.cluster->requests().size(), 1); // the list
    }

    void onlyAWholeAnswerCounts_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("body"); // null: there is more to come, or it is none
        QTest::addColumn<bool>("isOne");
        const QByteArray head("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
        QTest::newRow("whole") << head + "ab" << QByteArray("ab") << true;
        QTest::newRow("more than was said") << head + "abc" << QByteArray("ab") << true;
        QTest::newRow("half a head") << head.left(20) << QByteArray() << true;
        QTest::newRow("half a body") << head + "a" << QByteArray() << true;
        QTest::newRow("no length") << QByteArray("HTTP/1.1 200 OK\r\n\r\nab") << QByteArray() << false;
        QTest::newRow("a length that is none")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -2\r\n\r\nab") << QByteArray() << false;
        QTest::newRow("another status") << QByteArray("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n") << QByteArray()
                                        << false;
    }

    void onlyAWholeAnswerCounts()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, body);
        QFETCH(bool, isOne);
        const auto found = install::bodyOfAnswer(answer);
        QCOMPARE(found.has_value(), isOne);
        QCOMPARE(isOne ? found->value_or(QByteArray()) : QByteArray(), body);
    }

    void aRefusalIsTold()
    {
        Fixture f;
        f.cluster->refuse(u"GET"_s, tests::podsPath(), 403, u"Forbidden"_s);
        f.ask();
        QTRY_VERIFY(f.uses);
        QCOMPARE(f.uses->error().code, base::ErrorCode::Forbidden);
    }

    void whoGoesIsToldNothing()
    {
        Fixture f;
        f.cluster->on(u"GET"_s, tests::podsPath(), tests::listOf({}));
        f.ask();
        f.step.cancel();
        Fixture later;
        later.cluster->on(u"GET"_s, tests::podsPath(), tests::listOf({}));
        later.ask();
        QTRY_VERIFY(later.uses);
        QVERIFY(!f.uses);
    }

private:
    struct Fixture
    {
        explicit Fixture(tests::FakeCluster *toAsk = new tests::FakeCluster)
            : cluster(toAsk)
            , api(std::unique_ptr<kube::Transport>(cluster))
        {}

        void ask()
        {
            step = install::LinkUseReading::start(api, "liteboxd", &context,
                                                  [this](const base::Result<LinkUses> &read) { uses = read; });
        }

        tests::FakeCluster *cluster;
        kube::ApiClient api;
        QObject context;
        std::optional<base::Result<LinkUses>> uses;
        async::Request step;
    };
};

QTEST_GUILESS_MAIN(LinkUseReadingTest)
#include "tst_link_use_reading.moc"
