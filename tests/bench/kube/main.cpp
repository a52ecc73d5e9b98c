// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/api_client.h"
#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/sandbox/sandbox_cache.h"
#include "tests/bench/kube/process_usage.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTextStream>
#include <QTimer>

#include <malloc.h>
#include <unistd.h>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;

namespace {

void answer(const QJsonObject &line)
{
    QTextStream(stdout) << QJsonDocument(line).toJson(QJsonDocument::Compact) << Qt::endl;
}

/// The longest time that the event loop did not come round.
class Stalls : public QObject
{
public:
    Stalls()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, [this] {
            m_longest = std::max(m_longest, m_since.nsecsElapsed());
            m_since.start();
        });
        m_since.start();
        m_timer.start(1);
    }

    double milliseconds() const { return static_cast<double>(m_longest) / 1e6; }
    void stop() { m_timer.stop(); }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

} // namespace

/// bench_kube COUNT: follows the sandboxes of the rig's API server as the programs do, answers with a line of JSON when
/// it has COUNT of them, and with another for each line on its standard input: what it cost so far.
int main(int argc, char **argv)
{
    const QCoreApplication program(argc, argv);
    const auto count = argc == 2 ? std::atoll(argv[1]) : 0;
    const auto kubeconfig = kube::Kubeconfig::load({qgetenv("LITEBOXD_RIG_KUBECONFIG").toStdString()});
    const auto settings = kubeconfig ? kubeconfig->connection() : base::fail(kubeconfig.error());
    const auto client = settings ? kube::ApiClient::create(*settings) : base::fail(settings.error());
    if (count <= 0 || !client) {
        QTextStream(stderr) << (client ? "usage: bench_kube COUNT" : client.error().text().c_str()) << Qt::endl;
        return 2;
    }

    sandbox::SandboxCache cache(**client, "liteboxd");
    const double before = bench::residentMiB();
    QJsonObject report;
    qint64 seen = 0;
    qint64 changes = 0;
    Stalls stalls;
    QElapsedTimer since;
    QObject::connect(&cache, &sandbox::SandboxCache::changed, &program, [&](const sandbox::SandboxChanges &batch) {
        changes += static_cast<qint64>(batch.changed.size());
        const qint64 had = std::exchange(seen, seen + static_cast<qint64>(batch.added.size()));
        const double seconds = static_cast<double>(since.nsecsElapsed()) / 1e9;
        if (had < 500 && seen >= 500)
            report.insert(u"firstSeconds"_s, seconds);
        if (had < count && seen >= count) {
            report.insert(u"allSeconds"_s, seconds);
            report.insert(u"cpuSeconds"_s, bench::cpuSeconds());
            stalls.stop();
            report.insert(u"longestStallMs"_s, stalls.milliseconds());
            malloc_trim(0);
            report.insert(u"residentMiB"_s, bench::residentMiB());
            report.insert(u"cacheMiB"_s, bench::residentMiB() - before);
            answer(report);
        }
    });
    QObject::connect(&cache, &sandbox::SandboxCache::stateChanged, &program, [](const kube::SyncState &state) {
        if (state.error)
            QTextStream(stderr) << state.error->text().c_str() << Qt::endl;
    });
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &program, [&] {
        char line = 0;
        if (read(STDIN_FILENO, &line, 1) <= 0)
            return QCoreApplication::quit();
        if (line == '\n') {
            answer({{u"cpuSeconds"_s, bench::cpuSeconds()},
                    {u"residentMiB"_s, bench::residentMiB()},
                    {u"changes"_s, changes}});
        }
    });
    since.start();
    cache.start();
    return QCoreApplication::exec();
}
