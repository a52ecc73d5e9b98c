// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/flows/fake_flow_source.h"
#include "tests/app/policies/connected_page.h"
#include "tests/bench/window/event_loop_stalls.h"
#include "tests/core/flows/sample_flows.h"

#include "app/flows/flow_tabs.h"
#include "app/flows/flows_page.h"
#include "app/flows/map_pane.h"
#include "app/policies/map_pane.h"
#include "app/policies/policy_details.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/graph/graph_drawing.h"
#include "core/models/flow_feed.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QCommandLineParser>
#include <QEventLoop>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <functional>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

constexpr double longestStall = 50; ///< ms
constexpr int longestWait = 30'000; ///< ms, for one drawing
constexpr qsizetype pageSize = 500;
constexpr int settling = 500; ///< ms, in which what was drawn is painted

QString idOf(int sandbox)
{
    return u"%1"_s.arg(sandbox, 8, 16, QLatin1Char('0'));
}

/// Does something that draws, and tells the longest time that the GUI thread did not come round until it was painted.
bool keeps(const char *what, const std::function<void()> &start, const std::function<bool()> &hasCome)
{
    const bench::EventLoopStalls stalls;
    start();
    const bool came = QTest::qWaitFor(hasCome, longestWait);
    QEventLoop painting;
    QTimer::singleShot(settling, &painting, &QEventLoop::quit);
    painting.exec();
    const double longest = stalls.longestMilliseconds();
    std::printf("%-66s longest stall %8.3f ms (goal %g), %6.1f ms of one on the CPU%s\n", what, longest, longestStall,
                stalls.longestCpuMilliseconds(), came ? "" : ": NOT DRAWN");
    return came && longest < longestStall;
}

/// Whether something was drawn since this was asked for.
std::function<bool()> drawnAnew(QWidget &pane)
{
    const auto count = std::make_shared<int>(0);
    auto *const drawing = pane.findChild<shell::GraphDrawing *>();
    QObject::connect(drawing, &shell::GraphDrawing::shown, drawing, [count] { ++*count; });
    return [count] { return *count > 0; };
}

/// Has this list answered in pages, as an API server does.
void serve(tests::FakeCluster &cluster, const QString &path, const QList<QJsonObject> &items)
{
    QList<QJsonObject> pages;
    for (qsizetype at = 0; at == 0 || at < items.size(); at += pageSize) {
        QJsonObject page = tests::listOf(items.mid(at, pageSize));
        if (at + pageSize < items.size())
            page = tests::with(page, u"metadata.continue"_s, QString::number(pages.size() + 1));
        pages << page;
    }
    cluster.on(u"GET"_s, path, [pages](const tests::SeenRequest &request) {
        const int page = request.query.queryItemValue(u"continue"_s).toInt();
        return tests::FakeCluster::Answer{200, pages[page]};
    });
}

/// The page of policies over a cluster in memory; every second sandbox has a list of domains of its own.
bool policiesKeep(int sandboxes)
{
    tests::ConnectedPage f;
    QList<QJsonObject> pods;
    QList<QJsonObject> lists;
    for (int at = 0; at < sandboxes; ++at) {
        QJsonObject pod = tests::podObject(idOf(at));
        pod = tests::with(pod, u"status.podIP"_s, u"10.42.%1.%2"_s.arg(at / 250).arg(at % 250 + 1));
        pods << pod;
        if (at % 2 == 0) {
            lists << QJsonObject{
                {u"kind"_s, u"CiliumNetworkPolicy"_s},
                {u"metadata"_s, QJsonObject{{u"name"_s, u"domains-"_s + idOf(at)}, {u"namespace"_s, u"liteboxd"_s}}},
                {u"spec"_s,
                 QJsonObject{
                     {u"endpointSelector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"sandbox-id"_s, idOf(at)}}}}},
                     {u"egress"_s, QJsonArray{QJsonObject{
                                       {u"toFQDNs"_s, QJsonArray{QJsonObject{
                                                          {u"matchName"_s, u"host-%1.example"_s.arg(at % 300)}}}}}}}}}};
        }
    }
    serve(*f.cluster, tests::podsPath(), pods);
    serve(*f.cluster, tests::allPods, pods);
    f.setCilium({});
    serve(*f.cluster, tests::ciliumPath, lists);
    f.setPolicies({f.shipped(u"default-deny-all"_s), f.shipped(u"allow-dns"_s)});
    f.page.resize(1280, 800);
    auto &overview = f.session->policyOverview();
    const auto hasRead = [&overview] { return overview.picture() && !overview.isReading(); };
    bool kept = keeps(
        "policies: the page opens", [&f] { f.open(); }, hasRead);
    policies::MapPane &map = *f.page.details()->map();
    kept &= keeps(
        "policies: the drawing opens", [&f] { f.page.details()->setCurrentIndex(3); }, drawnAnew(map));
    kept &= keeps(
        "policies: with what is denied", [&map] { map.denied()->setChecked(true); }, drawnAnew(map));
    auto *const grouping = map.findChild<QComboBox *>();
    kept &= keeps(
        "policies: each sandbox", [grouping] { grouping->setCurrentIndex(1); }, drawnAnew(map));
    kept &= keeps(
        "policies: read anew", [&overview] { overview.refresh(); }, drawnAnew(map));
    return kept;
}

/// The page of flows, with flows of each sandbox to some destinations.
bool flowsKeep(int sandboxes)
{
    QSettings settings(u"LiteBoxd"_s, u"bench-maps"_s);
    const base::SystemClock clock;
    models::FlowFeed feed(clock);
    auto made = std::make_unique<tests::FakeFlowSource>();
    tests::FakeFlowSource &source = *made;
    feed.setSource(std::move(made), u"liteboxd"_s);
    source.setPhase(hubble::SourceState::Phase::Live);
    shell::ActionRegistry actions;
    QAction *const retry = actions.add({u"view.refresh"_s, shell::ActionGroup::View, u"Retry"_s});
    flows::FlowsPage page({clock, actions, retry, settings, feed, [] { return nullptr; }});
    page.resize(1280, 800);
    page.show();
    constexpr int destinations = 5;
    for (int sandbox = 0; sandbox < sandboxes; ++sandbox) {
        QList<flows::Flow> told;
        for (int at = 0; at < destinations; ++at) {
            const int host = (sandbox + 37 * at) % 400;
            const QString address = u"203.%1.%2.7"_s.arg(host / 200).arg(host % 200);
            told += at == 0 ? flows::droppedToWorld(idOf(sandbox), address)
                            : flows::forwardedToWorld(idOf(sandbox), address, u"host-%1.example"_s.arg(host));
            told.back().uuid = idOf(sandbox) + u'-' + QString::number(at);
            told.back().time = clock.wall();
        }
        Q_EMIT source.flowsCame(told);
    }
    flows::MapPane &map = *page.tabs()->map();
    bool kept = keeps(
        "flows: the map opens", [&] { page.tabs()->setCurrentWidget(&map); }, drawnAnew(map));
    auto *const grouping = map.findChild<QComboBox *>();
    for (int way = 0; way < grouping->count(); ++way) {
        const QByteArray what = "flows: grouped: " + grouping->itemText(way).toUtf8();
        const auto choose = [grouping, way] {
            grouping->setCurrentIndex(way);
            Q_EMIT grouping->activated(way);
        };
        kept &= keeps(what.constData(), choose, drawnAnew(map));
    }
    return kept;
}

} // namespace

/// bench_maps [--sandboxes N] [--no-goals]: how long the GUI thread stops while the drawings of policies and of flows
/// are made, 2,000 sandboxes by default; 1 if the goal is missed.
int main(int argc, char **argv)
{
    QApplication program(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser options;
    options.addOptions({{u"sandboxes"_s, u"how many there are"_s, u"N"_s, u"2000"_s},
                        {u"no-goals"_s, u"0 whatever the figures are"_s}});
    options.addHelpOption();
    options.process(program);
    const int sandboxes = options.value(u"sandboxes"_s).toInt();
    const bool keptByPolicies = policiesKeep(sandboxes);
    const bool keptByFlows = flowsKeep(sandboxes);
    return (keptByPolicies && keptByFlows) || options.isSet(u"no-goals"_s) ? 0 : 1;
}
