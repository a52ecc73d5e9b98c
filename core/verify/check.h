// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/verify/check_outcome.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>
#include <vector>

namespace liteboxd::verify {

/// Whether a check puts pods into the cluster.
enum class CheckNeeds { Reading, Probes };

/// When a check is asked.
enum class CheckPhase {
    Main,
    CleanUp ///< behind all others and whatever became of them, in a run that was cancelled, too
};

/// One question about a cluster. A value; what it starts belongs to the Request it returns.
struct Check
{
    QString id;                 ///< "policies.present"; never changes, scripts and histories know it
    QString parent;             ///< id of its group
    QString title;              ///< what holds if it passes: a sentence without a full stop
    QStringList dependencies{}; ///< ids of checks that must have passed
    QStringList after{};        ///< ids of those that must have ended, whatever they found, if they are in the run
    QStringList unless{};       ///< ids of those that must not have failed, if they are in the run
    CheckNeeds needs = CheckNeeds::Reading;
    CheckPhase phase = CheckPhase::Main;
    std::chrono::milliseconds deadline = std::chrono::seconds(8);

    /// Asks. An error in place of an outcome means what outcomeOf() makes of it.
    std::function<async::Request(QObject *context, async::Callback<CheckOutcome> done)> start{};
};

using Checks = std::vector<Check>;

/// The group that checks with this parent are in, as a title: "Cluster". The id itself if it is no group.
QString groupTitle(const QString &parent);

/// A check that needs no answer from anywhere: `judge` decides by what others have read.
std::function<async::Request(QObject *, async::Callback<CheckOutcome>)> judging(std::function<CheckOutcome()> judge);

} // namespace liteboxd::verify
