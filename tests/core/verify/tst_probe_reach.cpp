// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probe_planning.h"
#include "core/verify/probe_reach.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;

Q_DECLARE_METATYPE(std::vector<liteboxd::verify::ProbeSight>)

namespace {

ProbeSight sight(Reach reach, Reach control)
{
    return {{ProbeRole::Sandbox, {"10.0.0.1", 443}, u"API server 10.0.0.1:443"_s}, reach, control};
}

kube::ObjectList listOf(const char *text)
{
    return {QJsonDocument::fromJson(text).array(), "1"};
}

} // namespace

/// What probes saw, judged; and what they are planned from.
class ProbeReachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void closedNeedsAControl_data()
    {
        using Sights = std::vector<ProbeSight>;
        QTest::addColumn<Sights>("sights");
        QTest::addColumn<QString>("result");
        QTest::addColumn<QString>("orNobody");
        QTest::newRow("silent, control open") << Sights{sight(Reach::Silent, Reach::Open)} << u"pass"_s << u"pass"_s;
        QTest::newRow("silent, control refused")
            << Sights{sight(Reach::Silent, Reach::Refused)} << u"pass"_s << u"pass"_s;
        QTest::newRow("open") << Sights{sight(Reach::Open, Reach::Open)} << u"fail"_s << u"fail"_s;
        QTest::newRow("refused is let through")
            << Sights{sight(Reach::Refused, Reach::Silent)} << u"fail"_s << u"fail"_s;
        QTest::newRow("a silence alone") << Sights{sight(Reach::Silent, Reach::Silent)} << u"inconclusive"_s
                                         << u"skipped"_s;
        QTest::newRow("unclear") << Sights{sight(Reach::Unclear, Reach::Open)} << u"inconclusive"_s
                                 << u"inconclusive"_s;
        QTest::newRow("control unclear") << Sights{sight(Reach::Silent, Reach::Unclear)} << u"inconclusive"_s
                                         << u"inconclusive"_s;
        QTest::newRow("one of two shown")
            << Sights{sight(Reach::Silent, Reach::Open), sight(Reach::Silent, Reach::Silent)} << u"inconclusive"_s
            << u"inconclusive"_s;
        QTest::newRow("one of two open") << Sights{sight(Reach::Silent, Reach::Open), sight(Reach::Open, Reach::Open)}
                                         << u"fail"_s << u"fail"_s;
    }

    void closedNeedsAControl()
    {
        QFETCH(std::vector<ProbeSight>, sights);
        QFETCH(QString, result);
        QFETCH(QString, orNobody);
        const CheckOutcome strict = judgeClosed(sights, Absence::Inconclusive, u"there is none"_s);
        QCOMPARE(nameOf(strict.result), result);
        QCOMPARE(strict.evidence.size(), static_cast<qsizetype>(sights.size()) + 1); // and why no flow was looked for
        QCOMPARE(nameOf(judgeClosed(sights, Absence::NotApplicable, u"there is none"_s).result), orNobody);
    }

    void closedNeedsADropWhereHubbleSees()
    {
        std::vector<ProbeSight> sights{sight(Reach::Silent, Reach::Open)};
        QCOMPARE(nameOf(judgeClosed(sights, Absence::Inconclusive, {}).result), u"inconclusive"_s);
        flows::Flow drop;
        drop.uuid = u"0a1b"_s;
        drop.dropReason = flows::DropPolicyDeny;
        drop.egressDeniedBy = {{u"CiliumNetworkPolicy"_s, u"liteboxd"_s, u"deny-cluster-access"_s, {}, 1}};
        sights.front().drop = drop;
        const CheckOutcome shown = judgeClosed(sights, Absence::Inconclusive, {});
        QCOMPARE(nameOf(shown.result), u"pass"_s);
        QVERIFY2(
            shown.evidence.first().contains(
                u"drop flow 0a1b: Policy denied by denylist, by CiliumNetworkPolicy liteboxd/deny-cluster-access"_s),
            qPrintable(shown.evidence.first()));
    }

    void openIsAnAnswer_data()
    {
        QTest::addColumn<int>("reach");
        QTest::addColumn<QString>("result");
        QTest::newRow("open") << static_cast<int>(Reach::Open) << u"pass"_s;
        QTest::newRow("refused") << static_cast<int>(Reach::Refused) << u"pass"_s;
        QTest::newRow("silent") << static_cast<int>(Reach::Silent) << u"fail"_s;
        QTest::newRow("unclear") << static_cast<int>(Reach::Unclear) << u"inconclusive"_s;
    }

    void openIsAnAnswer()
    {
        QFETCH(int, reach);
        QFETCH(QString, result);
        QCOMPARE(nameOf(judgeOpen({sight(static_cast<Reach>(reach), Reach::Open)}).result), result);
    }

    void plansByWhatIsThere()
    {
        const Observations seen("liteboxd");
        const ProbeSettings settings{.image = u"image"_s};
        const std::vector<base::Result<kube::ObjectList>> answers{
            listOf(R"([{"metadata": {"labels": {"kubernetes.io/hostname": "busy"}}, "spec": {"unschedulable": true},
                        "status": {"conditions": [{"type": "Ready", "status": "True"}],
                                   "addresses": [{"type": "InternalIP", "address": "10.0.0.1"}]}},
                       {"metadata": {"labels": {"kubernetes.io/hostname": "n2"}},
                        "status": {"conditions": [{"type": "Ready", "status": "True"}],
                                   "addresses": [{"type": "ExternalIP", "address": "203.0.113.2"},
                                                 {"type": "InternalIP", "address": "10.0.0.2"}]}}])"),
            listOf(R"([{"spec": {"clusterIP": "10.43.0.1", "ports": [{"port": 443}]}}])"),
            listOf(R"([{"endpoints": [{"addresses": ["10.0.0.1"]}], "ports": [{"port": 6443}]}])"),
            listOf(R"([{"spec": {"clusterIP": "10.43.0.10", "ports": [{"port": 53}]}}])")};
        ProbeBench bench;
        QCOMPARE(nameOf(planProbes(seen, settings, answers, bench).result), u"pass"_s);
        QCOMPARE(bench.plan.node, "n2");
        QCOMPARE(bench.plan.otherNode, "");
        QCOMPARE(bench.nodes, (std::vector<std::string>{"10.0.0.1", "10.0.0.2"})); // no public address
        QCOMPARE(bench.apiServers.size(), 2U);
        QCOMPARE(bench.apiServers[1].text(), u"10.0.0.1:6443"_s);
        QCOMPARE(bench.dns->text(), u"10.43.0.10:53"_s);
    }

    void saysWhatIsMissing()
    {
        const Observations seen("liteboxd");
        ProbeBench bench;
        const std::vector<base::Result<kube::ObjectList>> none(4, kube::ObjectList{});
        QVERIFY(planProbes(seen, {}, none, bench).fix.contains(u"--probe-image"_s));
        QCOMPARE(nameOf(planProbes(seen, {.image = u"image"_s}, none, bench).result), u"inconclusive"_s);
        const std::vector<base::Result<kube::ObjectList>> forbidden(
            4, base::fail(base::ErrorCode::Forbidden, "no", "nodes"));
        QCOMPARE(nameOf(planProbes(seen, {.image = u"image"_s}, forbidden, bench).cause), u"notPermitted"_s);
    }
};

QTEST_GUILESS_MAIN(ProbeReachTest)
#include "tst_probe_reach.moc"
