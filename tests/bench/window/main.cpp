// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/sandboxes/connected_page.h"
#include "tests/bench/kube/process_usage.h"
#include "tests/bench/window/event_loop_stalls.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

constexpr int longestWait = 300'000; ///< ms

/// Nothing: it does not work.
using Verdict = std::optional<bool>;

/// Whether a figure keeps its goal; prints both.
bool keeps(const QString &what, double figure, const char *unit, double goal)
{
    std::printf("%-52s %10.3f %s (goal %g)\n", qPrintable(what), figure, unit, goal);
    return figure < goal;
}

/// A shown page over `rows` sandboxes whose internet is on.
std::unique_ptr<ConnectedPage> shownPage(int rows)
{
    auto shown = std::make_unique<ConnectedPage>();
    QList<QJsonObject> pods;
    for (int i = 0; i < rows; ++i) {
        const QString id = u"s%1"_s.arg(i);
        const QJsonObject pod = tests::podObject(id);
        shown->cluster->on(u"PATCH"_s, tests::podsPath(u"sandbox-"_s + id), pod);
        shown->cluster->on(u"GET"_s, tests::podsPath(u"sandbox-"_s + id), pod);
        pods << pod;
    }
    shown->page.show();
    shown->connectTo(pods);
    const bool isThere = QTest::qWaitFor(
        [&] { return shown->page.model().rowCount() == rows && shown->cluster->hasWatch(tests::podsPath()); },
        longestWait);
    return isThere ? std::move(shown) : nullptr;
}

/// The window by itself, for the time that is measured: its own loop, and not QTest's, which wakes every 10 ms and does a
/// little.
void runFor(int milliseconds)
{
    QTimer::singleShot(milliseconds, qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
}

/// What a window costs that nobody touches.
Verdict idleWindow(int rows, double seconds)
{
    const auto shown = shownPage(rows);
    if (!shown)
        return {};
    runFor(1000); // what was asked at the start is answered and painted
    const double before = bench::cpuSeconds();
    runFor(static_cast<int>(1000 * seconds));
    const double share = 100 * (bench::cpuSeconds() - before) / seconds;
    return keeps(u"idle window of %1 rows, CPU"_s.arg(rows), share, "% of a core", 0.2);
}

/// All of them in one go, by a cluster that answers at once.
Verdict switchAll(int rows)
{
    const auto shown = shownPage(rows);
    if (!shown)
        return {};
    const bench::EventLoopStalls stalls;
    QElapsedTimer time;
    time.start();
    QObject::connect(&shown->activity, &QAbstractItemModel::rowsInserted, qApp, &QCoreApplication::quit);
    shown->page.actions().cutInternet()->trigger();
    runFor(longestWait);
    if (shown->activity.rowCount() == 0)
        return {};
    const QString what = u"internet off for %1 sandboxes"_s.arg(rows);
    const bool isFast = keeps(what, static_cast<double>(time.elapsed()) / 1000, "s", 60);
    return keeps(what + u", longest stall"_s, stalls.longestMilliseconds(), "ms", 50) && isFast;
}

} // namespace

/// bench_window [--rows N] [--seconds S] [--no-goals]: prints what the sandboxes' page costs; 1 if a goal is missed, 2
/// if it does not work.
int main(int argc, char **argv)
{
    QApplication program(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCommandLineParser options;
    options.addOptions({{u"rows"_s, u"how many sandboxes"_s, u"N"_s, u"10000"_s},
                        {u"seconds"_s, u"how long the idle window is watched"_s, u"S"_s, u"10"_s},
                        {u"no-goals"_s, u"0 whatever the figures are"_s}});
    options.addHelpOption();
    options.process(program);
    const int rows = options.value(u"rows"_s).toInt();
    const double seconds = options.value(u"seconds"_s).toDouble();
    const std::array<Verdict, 3> verdicts{idleWindow(10, seconds), idleWindow(rows, seconds), switchAll(rows)};
    if (!std::all_of(verdicts.begin(), verdicts.end(), [](const Verdict &verdict) { return verdict.has_value(); }))
        return 2;
    const bool keepsAll =
        std::all_of(verdicts.begin(), verdicts.end(), [](const Verdict &verdict) { return *verdict; });
    return keepsAll || options.isSet(u"no-goals"_s) ? 0 : 1;
}
