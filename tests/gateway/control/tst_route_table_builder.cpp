// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/route_table_builder.h"

#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;
using namespace Qt::Literals::StringLiterals;
using sandbox::SandboxState;

namespace {

const std::string token(64, 'a');

sandbox::Sandbox box(std::string_view id = "a1b2c3d4")
{
    sandbox::Sandbox sandbox{.id = *base::SandboxId::parse(id)};
    sandbox.podName = u"sandbox-"_s + QString::fromStdString(sandbox.id.text());
    sandbox.podNamespace = u"liteboxd"_s;
    sandbox.uid = u"uid-1"_s;
    sandbox.state = SandboxState::Running;
    sandbox.podAddress = u"10.42.0.10"_s;
    sandbox.accessToken = base::Secret(token);
    return sandbox;
}

sandbox::SandboxPtr shared(const sandbox::Sandbox &sandbox)
{
    return std::make_shared<const sandbox::Sandbox>(sandbox);
}

engine::Route routeFor(const sandbox::Sandbox &sandbox, ClusterPlace place = ClusterPlace::Elsewhere)
{
    RouteTableBuilder builder(place);
    builder.reset({shared(sandbox)});
    return *builder.build(Freshness::Current)->find(sandbox.id.text());
}

} // namespace

class RouteTableBuilderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRouteNamesThePodAndKeepsADigest()
    {
        const engine::Route route = routeFor(box());
        QVERIFY(route.token == base::digest(token));
        QCOMPARE(route.address, std::string("10.42.0.10"));
        QCOMPARE(route.podNamespace, std::string("liteboxd"));
        QCOMPARE(route.podName, std::string("sandbox-a1b2c3d4"));
        QCOMPARE(route.podUid, std::string("uid-1"));
    }

    void aDigestDoesInPlaceOfTheToken()
    {
        sandbox::Sandbox sandbox = box();
        sandbox.accessToken = {};
        sandbox.accessTokenDigest = base::digest(token);
        QVERIFY(routeFor(sandbox).token == base::digest(token));
    }

    void withoutATokenNobodyGetsIn()
    {
        sandbox::Sandbox without = box();
        without.accessToken = {};
        QVERIFY(!routeFor(without).token);
    }

    void theTokenOfASandboxThatIsGoneIsKnownForAWhile()
    {
        RouteTableBuilder builder(ClusterPlace::Elsewhere);
        builder.reset({shared(box())});
        QVERIFY(builder.build(Freshness::Current)->hasToken(base::digest(token)));
        QVERIFY(builder.apply({{}, {}, {shared(box())}}));
        const auto table = builder.build(Freshness::Current);
        QVERIFY(!table->find("a1b2c3d4"));
        QVERIFY(table->hasToken(base::digest(token)));
        QVERIFY(!table->hasToken(base::digest("another")));
    }

    void anOriginsTagIsOfItsClusterAndPod()
    {
        const auto tagIn = [](const char *cluster, const sandbox::Sandbox &sandbox) {
            RouteTableBuilder builder(ClusterPlace::Elsewhere, cluster);
            builder.reset({shared(sandbox)});
            return builder.build(Freshness::Current)->find("a1b2c3d4")->originTag;
        };
        sandbox::Sandbox later = box();
        later.uid = u"uid-2"_s;
        QCOMPARE(tagIn("one", box()).size(), std::size_t{8});
        QVERIFY(tagIn("one", box()) != tagIn("other", box()));
        QVERIFY(tagIn("one", box()) != tagIn("one", later));
    }

    void noAddressWhereNoneMayBeDialled_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("hostNetwork");
        QTest::addColumn<SandboxState>("state");
        QTest::newRow("none yet") << u""_s << false << SandboxState::Pending;
        QTest::newRow("host network") << u"10.0.0.5"_s << true << SandboxState::Running;
        QTest::newRow("link-local") << u"169.254.169.254"_s << false << SandboxState::Running;
        QTest::newRow("loopback") << u"127.0.0.1"_s << false << SandboxState::Running;
        QTest::newRow("ended well") << u"10.42.0.10"_s << false << SandboxState::Succeeded;
        QTest::newRow("ended badly") << u"10.42.0.10"_s << false << SandboxState::Failed;
    }

    void noAddressWhereNoneMayBeDialled()
    {
        QFETCH(QString, address);
        QFETCH(bool, hostNetwork);
        QFETCH(SandboxState, state);
        sandbox::Sandbox sandbox = box();
        sandbox.podAddress = address;
        sandbox.hostNetwork = hostNetwork;
        sandbox.state = state;
        QCOMPARE(routeFor(sandbox).address, std::string());
    }

    void loopbackIsAnAddressOfTheDemo()
    {
        sandbox::Sandbox sandbox = box();
        sandbox.podAddress = u"127.18.0.3"_s;
        QCOMPARE(routeFor(sandbox, ClusterPlace::Demo).address, std::string("127.18.0.3"));
    }

    void saysOnceWhyAnAddressIsRefused()
    {
        RouteTableBuilder builder(ClusterPlace::Elsewhere);
        sandbox::Sandbox sandbox = box();
        sandbox.podAddress = u"169.254.169.254"_s;
        builder.reset({shared(sandbox)});
        const auto refusals = builder.takeRefusals();
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(refusals.front().text(),
                 std::string("pods/sandbox-a1b2c3d4: address 169.254.169.254 is no upstream: it is link-local, where "
                             "clouds have their metadata service (RFC 3927)"));
        sandbox.ready = true;
        builder.apply({{}, {shared(sandbox)}, {}});
        QVERIFY(builder.takeRefusals().empty());
    }

    void theAddressIsTheOneThatWasJudged()
    {
        sandbox::Sandbox sandbox = box();
        sandbox.podAddress = u"FD00:42:0:0::10"_s;
        QCOMPARE(routeFor(sandbox).address, std::string("fd00:42::10"));
    }

    void aSandboxThatEndsIsServedToTheLast()
    {
        sandbox::Sandbox sandbox = box();
        sandbox.state = SandboxState::Terminating;
        QCOMPARE(routeFor(sandbox).address, std::string("10.42.0.10"));
    }

    void changesAreFollowed()
    {
        RouteTableBuilder builder(ClusterPlace::Elsewhere);
        builder.reset({shared(box())});
        const auto before = builder.build(Freshness::Current);

        sandbox::Sandbox rotated = box();
        rotated.accessToken = base::Secret(std::string(64, 'b'));
        QVERIFY(builder.apply({{shared(box("deadbeef"))}, {shared(rotated)}, {}}));
        const auto after = builder.build(Freshness::Current);
        QCOMPARE(after->size(), std::size_t{2});
        QVERIFY(after->find("a1b2c3d4")->token == base::digest(std::string(64, 'b')));
        QVERIFY(before->find("a1b2c3d4")->token == base::digest(token));

        QVERIFY(builder.apply({{}, {}, {shared(rotated)}}));
        QVERIFY(!builder.build(Freshness::Current)->find("a1b2c3d4"));
    }

    void aChangeThatNoRouteShowsIsNone()
    {
        RouteTableBuilder builder(ClusterPlace::Elsewhere);
        builder.reset({shared(box())});
        sandbox::Sandbox relabelled = box();
        relabelled.internetRequested = true;
        relabelled.restarts = 3;
        QVERIFY(!builder.apply({{}, {shared(relabelled)}, {}}));
        QVERIFY(!builder.apply({}));
        QVERIFY(!builder.apply({{}, {}, {shared(box("deadbeef"))}}));
    }

    void theTableSaysHowMuchItKnows()
    {
        const RouteTableBuilder builder(ClusterPlace::Elsewhere);
        QCOMPARE(builder.build(Freshness::NotLoaded)->freshness(), Freshness::NotLoaded);
        QCOMPARE(builder.build(Freshness::Current)->freshness(), Freshness::Current);
        QCOMPARE(builder.build(Freshness::Stale)->freshness(), Freshness::Stale);
    }
};

QTEST_GUILESS_MAIN(RouteTableBuilderTest)
#include "tst_route_table_builder.moc"
