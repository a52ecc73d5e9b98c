// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/verify/probe_flows.h"
#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/verify/reports/incident_collection.h"

#include <string>

namespace liteboxd::ctl {

/// `report ID [--out FILE]`: what there is of a sandbox that something happened to, in one archive with a chain of
/// digests, signed and redacted. `report --check FILE` says whether such an archive is as it was made.
class ReportCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void check(Invocation &invocation);
    void collect(Invocation &invocation, const base::SandboxId &id);
    void addRequests(const base::SandboxId &id, verify::IncidentEvidence &evidence) const;
    void write(Invocation &invocation, const base::SandboxId &id, const verify::IncidentEvidence &evidence);

    std::string m_id;
    std::string m_file;
    std::string m_fileToCheck;
    std::string m_gatewayLog;
    base::SystemClock m_clock;
    std::unique_ptr<ProbeFlows> m_flows;
    async::Request m_step;
};

} // namespace liteboxd::ctl
