// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
        Fixture()
            : cluster(new tests::FakeCluster)
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
