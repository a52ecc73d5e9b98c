// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/verify/check.h"
#include "core/verify/verify_report.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace liteboxd::verify {

/// One run of checks: each starts as soon as all it builds on have passed, so independent ones run at the same time. A
/// check whose dependency did not pass is skipped and says which. A check that has no result by its deadline is
/// Inconclusive and what it does is ended.
///
/// One thread; `clock` must outlive it. Destroying it, or cancel(), ends what is under way.
class VerifyRun : public QObject
{
    Q_OBJECT

public:
    /// `describe` is asked at the end which cluster it was: checks find that out.
    VerifyRun(Checks checks, std::function<VerifiedCluster()> describe, const base::Clock &clock,
              QObject *parent = nullptr);
    ~VerifyRun() override;

    /// Once. ended() follows, never inside this call.
    void start();

    /// What has no result yet is skipped, and the run ends: inside this call if there is nothing to clean up; else once
    /// that is done, also if it is at that already. The second call ends that, too.
    void cancel();

    bool isRunning() const { return m_isRunning; }

    /// Checks without a result yet have none in it.
    const VerifyReport &report() const { return m_report; }

Q_SIGNALS:
    void checkStarted(const QString &id);
    void checkFinished(const liteboxd::verify::CheckRecord &record);
    void ended(const liteboxd::verify::VerifyReport &report);

private:
    /// A timer may be what ends itself.
    struct StopAndDeleteLater
    {
        void operator()(QTimer *timer) const
        {
            timer->stop();
            timer->deleteLater();
        }
    };
    struct Running
    {
        std::chrono::steady_clock::time_point since{};
        std::unique_ptr<QTimer, StopAndDeleteLater> deadline{};
        async::Request request{};
    };

    void advance();
    void launch(const Check &check);
    void finishOpen(const CheckOutcome &outcome);
    void cleanUp();
    const Check *next(QString &failedDependency) const;
    bool isOpen(const Check &check) const;
    bool isAwaited(const QString &id) const;
    void finish(const Check &check, const CheckOutcome &outcome);
    void end();

    const Checks m_checks;
    const std::function<VerifiedCluster()> m_describe;
    const base::Clock &m_clock;
    VerifyReport m_report;
    std::map<QString, CheckOutcome> m_outcomes;
    std::map<QString, Running> m_running;
    CheckPhase m_phase = CheckPhase::Main;
    bool m_isRunning = false;
};

} // namespace liteboxd::verify
