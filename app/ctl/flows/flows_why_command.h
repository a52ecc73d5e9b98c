// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/flows/hubble_command.h"
#include "core/async/request.h"
#include "core/policy/cluster_reading.h"

#include <optional>
#include <string>

namespace liteboxd::ctl {

/// `liteboxctl flows why UUID|-f FLOW.json`: why a flow passed or was dropped, by what Hubble reports and by what the
/// policies that are in force now say.
class FlowsWhyCommand final : public HubbleCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void ask(Invocation &invocation, hubble::FlowSource &source) override;
    void readFile(Invocation &invocation);
    void compute(Invocation &invocation, const flows::Flow &flow);
    void tell(Invocation &invocation, const base::Result<policy::ClusterReading> &reading);

    std::string m_uuid;
    std::string m_file;
    std::optional<Format> m_format;
    std::optional<flows::Flow> m_flow;
    async::Request m_reading;
};

} // namespace liteboxd::ctl
