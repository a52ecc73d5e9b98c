// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/verify/probe_flows.h"
#include "core/base/clock.h"
#include "core/verify/probe_settings.h"
#include "core/verify/reports/report_format.h"
#include "core/verify/verify_run.h"

#include <QJsonArray>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `verify [--quick|--full] [--only GLOB]… [--list] [--report FILE]…`: runs the checks and ends with 0 if all is well,
/// 1 if something is wrong, 6 if that cannot be told. Ctrl-C ends the run and deletes its probes; its report says so. A
/// second one does not wait for that. `--cleanup` deletes the probes of every run, `--history` lists runs of before,
/// `--check` says whether a report is as it was signed. A whole run is kept for those that follow, and compared with
/// the one before.
class VerifyCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
    void interrupt(Invocation &invocation) override;

private:
    void run(Invocation &invocation, const QStringList &patterns);
    void cleanUp(Invocation &invocation);
    void listRuns(Invocation &invocation);
    void compare(Invocation &invocation, const verify::VerifyReport &report);
    void conclude(Invocation &invocation, const verify::VerifyReport &report);
    void list(Invocation &invocation, const verify::Checks &checks);
    void finish(Invocation &invocation, const verify::VerifyReport &report);
    void tell(Invocation &invocation, const verify::VerifyReport &report);
    QByteArray textOf(Invocation &invocation, const verify::VerifyReport &report, verify::ReportFormat format);
    bool writeReports(Invocation &invocation, const verify::VerifyReport &report);

    bool m_isQuick = false;
    bool m_isFull = false;
    bool m_onlyCleansUp = false;
    bool m_mayRestart = false;
    std::string m_serverCommand;
    bool m_onlyListsRuns = false;
    std::string m_reportToCheck;
    std::string m_fingerprint;
    verify::ProbeSettings m_probes;
    std::string m_probeImage;
    std::string m_probeGateway;
    std::string m_probeInternet;
    std::string m_probeLan;
    std::string m_probeResolver;
    async::Request m_step;
    QString m_previous; ///< id of the run before
    QJsonArray m_changes;
    bool m_onlyLists = false;
    std::vector<std::string> m_patterns;
    std::vector<std::string> m_reports;
    base::SystemClock m_clock;
    std::unique_ptr<ProbeFlows> m_flows;
    QTimer m_limit;
    std::unique_ptr<verify::VerifyRun> m_run;
    bool m_wasInterrupted = false;
};

} // namespace liteboxd::ctl
