// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/flows/fake_flow_source.h"
#include "tests/bench/kube/process_usage.h"
#include "tests/bench/window/event_loop_stalls.h"
#include "tests/core/flows/sample_flows.h"

#include "app/flows/flows_page.h"
#include "app/shell/actions/action_registry.h"
#include "core/models/flow_feed.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QSettings>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

constexpr int deliveriesPerSecond = 20; ///< as ObserverClient tells them
constexpr double longestStall = 50;     ///< ms
constexpr int sandboxes = 200;
constexpr int destinations = 50;

/// What sandboxes do: many repeats, some names, a fifth denied.
QList<flows::Flow> sampleFlows()
{
    QList<flows::Flow> all;
    for (int sandbox = 0; sandbox < sandboxes; ++sandbox) {
        const QString id = u"%1"_s.arg(sandbox, 8, 16, QLatin1Char('0'));
        for (int at = 0; at < destinations; ++at) {
            const QString address = u"203.0.%1.%2"_s.arg(at).arg(sandbox);
            const QString name = u"host-%1.example"_s.arg(at);
            if (at % 5 == 0)
                all += flows::droppedToWorld(id, address);
            else if (at % 5 == 1)
                all += flows::dnsAnswer(id, name + u'.', {address});
            else
                all += flows::forwardedToWorld(id, address, name);
            all.back().uuid = id + u'-' + QString::number(at);
        }
    }
    return all;
}

/// The page with all that counts behind it, and flows of the bench's making.
struct ShownPage
{
    ShownPage()
    {
        auto made = std::make_unique<tests::FakeFlowSource>();
        source = made.get();
        feed.setSource(std::move(made), u"liteboxd"_s);
        source->setPhase(hubble::SourceState::Phase::Live);
        page.resize(1280, 800);
        page.show();
    }

    /// The next so many, as if they happened now.
    void tell(int count)
    {
        QList<flows::Flow> told;
        told.reserve(count);
        for (int i = 0; i < count; ++i) {
            told += sample.at(next++ % sample.size());
            told.back().time = clock.wall();
        }
        Q_EMIT source->flowsCame(told);
    }

    QSettings settings{u"LiteBoxd"_s, u"bench-flows"_s};
    base::SystemClock clock;
    models::FlowFeed feed{clock};
    tests::FakeFlowSource *source = nullptr;
    shell::ActionRegistry actions;
    QAction *retry = actions.add({u"view.refresh"_s, shell::ActionGroup::View, u"Retry"_s});
    flows::FlowsPage page{{clock, actions, retry, settings, feed, [] { return nullptr; }}};
    const QList<flows::Flow> sample = sampleFlows();
    qsizetype next = 0;
};

/// Whether the window stays alive at this rate; prints what it costs.
bool keepsUp(int perSecond, double seconds)
{
    ShownPage shown;
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    beat.setInterval(1000 / deliveriesPerSecond);
    int told = 0;
    QObject::connect(&beat, &QTimer::timeout, &beat, [&] {
        shown.tell(perSecond / deliveriesPerSecond);
        told += perSecond / deliveriesPerSecond;
    });
    beat.start();
    const double before = bench::cpuSeconds();
    const bench::EventLoopStalls stalls;
    QTimer::singleShot(static_cast<int>(1000 * seconds), qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
    const double longest = stalls.longestMilliseconds();
    std::printf("%6d flows/s: %8d told, %6d rows, longest stall %8.3f ms (goal %g), CPU %6.1f %% of a core\n",
                perSecond, told, shown.page.model().rowCount(), longest, longestStall,
                100 * (bench::cpuSeconds() - before) / seconds);
    return longest < longestStall;
}

} // namespace

/// bench_flows [--seconds S] [--no-goals]: how long the GUI thread stops while flows come, at 5,000 a second and at
/// 20,000; 1 if the goal is missed.
int main(int argc, char **argv)
{
    QApplication program(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser options;
    options.addOptions({{u"seconds"_s, u"how long each rate goes on"_s, u"S"_s, u"20"_s},
                        {u"no-goals"_s, u"0 whatever the figures are"_s}});
    options.addHelpOption();
    options.process(program);
    const double seconds = options.value(u"seconds"_s).toDouble();
    const std::array<bool, 2> kept{keepsUp(5'000, seconds), keepsUp(20'000, seconds)};
    return std::all_of(kept.begin(), kept.end(), [](bool each) { return each; }) || options.isSet(u"no-goals"_s) ? 0
                                                                                                                 : 1;
}
