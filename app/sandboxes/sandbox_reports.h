// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/models/activity_model.h"
#include "core/sandbox/internet/internet_switch.h"

#include <QObject>

namespace liteboxd::shell {
class ErrorStrip;
class NoticeStrip;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

class SandboxAccess;

/// Tells what was done to sandboxes and what failed: at once in the strips of the page, and for later in the activity.
/// All it is given must outlive it. GUI thread.
class SandboxReports : public QObject
{
    Q_OBJECT

public:
    struct Places
    {
        models::ActivityModel &activity;
        shell::NoticeStrip &notice;
        shell::ErrorStrip &errors;
    };

    SandboxReports(const base::Clock &clock, const Places &places, QObject *parent = nullptr);

    void follow(const SandboxAccess &access);
    void follow(const sandbox::InternetSwitch &internet);

    /// `hint` is another sentence that matters now only, or empty. The time is filled in.
    void report(models::ActivityEntry entry, const QString &hint = {});

private:
    void reportSwitched(const QString &id, const sandbox::InternetReceipt &receipt);
    void reportRun(const sandbox::InternetRun &run);

    const base::Clock &m_clock;
    Places m_places;
    bool m_isOneOfSeveral = false; ///< that are switched together
    QString m_doubted;             ///< whose unanswered change stands in the error strip
};

} // namespace liteboxd::sandboxes
