// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/demo_run.h"
#include "tests/bench/kube/process_usage.h"
#include "tests/bench/window/churn.h"
#include "tests/bench/window/event_loop_stalls.h"
#include "tests/core/fakes/fake_keychain.h"

#include "app/console/console.h"
#include "app/console/console_memory.h"
#include "app/shell/looks/theme.h"
#include "core/kube/kubeconfig/kubeconfig.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

namespace {

constexpr int works = 0;
constexpr int missesAGoal = 1;
constexpr int doesNotWork = 2;

int complain(const QString &text)
{
    std::fprintf(stderr, "%s\n", qPrintable(text));
    return doesNotWork;
}

/// What churns, in a process of its own, so that it is not counted.
int churn(const QString &kubeconfig)
{
    const auto file = kube::Kubeconfig::load({kubeconfig.toStdString()});
    const auto settings = file ? file->connection() : base::fail(file.error());
    auto client = settings ? kube::ApiClient::create(*settings) : base::fail(settings.error());
    if (!client)
        return complain(QString::fromStdString(client.error().text()));
    bench::Churn load(std::move(*client), 100);
    QObject::connect(&load, &bench::Churn::failed, qApp, [](const base::Error &error) {
        QCoreApplication::exit(complain(QString::fromStdString(error.text())));
    });
    load.start();
    return QCoreApplication::exec();
}

/// The program's window with all that it does by itself: recorder, keeper, trail, flows, gateway.
class WholeWindow
{
public:
    WholeWindow()
        : m_store(m_folder.filePath(u"store.sqlite"_s))
        , m_memory(m_console, m_store, m_clock)
    {
        m_console.window().resize(1280, 800);
        m_console.window().show();
    }

    void open(const QString &kubeconfig) { m_console.connector().open({{kubeconfig}, {}, {}}); }
    int rows() { return m_console.sandboxes().model().rowCount(); }
    bool isRecording() const { return m_memory.isRecording(); }
    models::FlowFeed &feed() { return m_console.feed(); }
    sandbox::SandboxCache &sandboxes() { return m_console.connector().session()->sandboxes(); }

private:
    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    tests::FakeKeychain m_keychain;
    shell::Theme m_theme;
    QSettings m_settings;
    store::Store m_store;
    console::Console m_console{{}, m_keychain, m_clock, m_theme, m_settings};
    console::ConsoleMemory m_memory;
};

/// Runs the program's own loop until `isSo`, or for `most`.
template<class Question>
bool runUntil(Question isSo, std::chrono::milliseconds most)
{
    QTimer look;
    QTimer end;
    QObject::connect(&look, &QTimer::timeout, qApp, [&isSo] {
        if (isSo())
            QCoreApplication::quit();
    });
    end.callOnTimeout(qApp, &QCoreApplication::quit);
    look.start(1);
    end.start(most);
    QCoreApplication::exec();
    return isSo();
}

void runFor(double seconds)
{
    QTimer::singleShot(static_cast<int>(1000 * seconds), qApp, &QCoreApplication::quit);
    QCoreApplication::exec();
}

/// Prints figures beside their goals.
class Goals
{
public:
    void look(const QString &what, double figure, const char *unit, double goal)
    {
        std::printf("%-52s %10.3f %s (goal %g)\n", qPrintable(what), figure, unit, goal);
        std::fflush(stdout);
        m_keeps = m_keeps && figure <= goal;
    }
    bool keeps() const { return m_keeps; }

private:
    bool m_keeps = true;
};

/// What `seconds` cost in which nobody touches the window: its CPU, and what came meanwhile; that of the demo
/// cluster, another process, for information; and afterwards, since looking for them wakes the loop each millisecond,
/// the longest stall of `seconds` more.
void watch(Goals &goals, const QString &what, WholeWindow &window, qint64 demo, double seconds, double goal)
{
    QObject counter;
    std::uint64_t flows = 0;
    QObject::connect(&window.feed(), &models::FlowFeed::flowTaken, &counter, [&flows] { ++flows; });
    std::size_t changes = 0;
    QObject::connect(&window.sandboxes(), &sandbox::SandboxCache::changed, &counter,
                     [&changes](const sandbox::SandboxChanges &seen) { changes += seen.changed.size(); });
    const double before = bench::cpuSeconds();
    const double ofDemo = bench::cpuSecondsOf(demo);
    runFor(seconds);
    goals.look(what + u", CPU"_s, 100 * (bench::cpuSeconds() - before) / seconds, "% of a core", goal);
    std::printf("  flows came %41s %10.1f a second\n", "", static_cast<double>(flows) / seconds);
    std::printf("  sandboxes changed %34s %10.1f a second\n", "", static_cast<double>(changes) / seconds);
    if (demo != 0)
        std::printf("  the demo cluster, CPU %29s %10.3f %% of a core\n", "",
                    100 * (bench::cpuSecondsOf(demo) - ofDemo) / seconds);
    const bench::EventLoopStalls stalls;
    runFor(seconds);
    goals.look(u"  longest stall"_s, stalls.longestMilliseconds(), "ms", 50);
}

/// `demo`: the process of the cluster if it is a demo of our own, or 0.
int measure(const QString &kubeconfig, qint64 demo, int rows, double seconds, bool hasGoals)
{
    constexpr std::chrono::minutes longest{5};
    Goals goals;
    WholeWindow window;
    runFor(0.5);
    QElapsedTimer time;
    time.start();
    window.open(kubeconfig);
    if (!runUntil([&] { return window.rows() > 0; }, longest))
        return complain(u"no row came"_s);
    goals.look(u"first rows"_s, static_cast<double>(time.elapsed()) / 1000, "s", 0.5);
    if (!runUntil([&] { return window.rows() >= rows; }, longest))
        return complain(u"not all rows came"_s);
    goals.look(u"all rows"_s, static_cast<double>(time.elapsed()) / 1000, "s", 1.5);
    if (!runUntil([&] { return window.isRecording(); }, longest))
        return complain(u"nothing is recorded"_s);
    runFor(5); // what was asked at the start is answered, written and painted
    goals.look(u"resident"_s, bench::residentMiB(), "MiB", 200);
    watch(goals, u"no sandbox changes, flows come"_s, window, demo, seconds, 1);

    QProcess load;
    load.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    load.start(QCoreApplication::applicationFilePath(), {u"--churn"_s, kubeconfig});
    runFor(2); // it has begun
    watch(goals, u"100 changes a second, flows come"_s, window, demo, seconds, 5);
    const bool ran = load.state() == QProcess::Running;
    load.terminate();
    if (!load.waitForFinished(10'000))
        load.kill();
    goals.look(u"resident after them"_s, bench::residentMiB(), "MiB", 200);
    if (!ran)
        return complain(u"the changes ended early"_s);

    window.feed().setSource(nullptr, {});
    runFor(2); // what was under way has come and is written
    watch(goals, u"nothing changes, no flows"_s, window, demo, seconds, 1);
    return goals.keeps() || !hasGoals ? works : missesAGoal;
}

} // namespace

/// bench_whole_window [--rows N] [--seconds S] [--kubeconfig FILE] [--no-goals]: prints what the whole window costs
/// that shows N sandboxes of a demo cluster, or of the one that FILE leads to; 1 if a goal is missed, 2 if it does not
/// work.
int main(int argc, char **argv)
{
    QApplication program(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"LiteBoxd"_s);
    QCoreApplication::setApplicationName(u"bench-whole-window"_s);
    QSettings().clear();
    QSettings().setValue(u"gateway/port"_s, 47091);
    QCommandLineParser options;
    options.addOptions(
        {{u"rows"_s, u"how many sandboxes"_s, u"N"_s, u"10000"_s},
         {u"seconds"_s, u"how long each state is watched"_s, u"S"_s, u"20"_s},
         {u"kubeconfig"_s, u"of a cluster with N sandboxes; a demo cluster of its own otherwise"_s, u"FILE"_s},
         {u"churn"_s, u"change sandboxes of this cluster instead (it starts itself so)"_s, u"FILE"_s},
         {u"no-goals"_s, u"0 whatever the figures are"_s}});
    options.addHelpOption();
    options.process(program);
    if (options.isSet(u"churn"_s))
        return churn(options.value(u"churn"_s));
    const double seconds = options.value(u"seconds"_s).toDouble();
    const QString rows = options.value(u"rows"_s);
    const bool hasGoals = !options.isSet(u"no-goals"_s);
    if (options.isSet(u"kubeconfig"_s))
        return measure(options.value(u"kubeconfig"_s), 0, rows.toInt(), seconds, hasGoals);
    const tests::DemoRun demo({u"--sandboxes"_s, rows});
    if (!demo.fault().isEmpty())
        return complain(demo.fault());
    return measure(demo.kubeconfig(), demo.processId(), rows.toInt(), seconds, hasGoals);
}
