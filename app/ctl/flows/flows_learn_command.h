// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/flows/hubble_command.h"
#include "core/async/request.h"
#include "core/flows/flow_digest.h"
#include "core/flows/flow_intake.h"

#include <QStringList>

#include <chrono>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// `liteboxctl flows learn ID`: an allow-list proposed from what a sandbox was seen to want. Writes nothing.
class FlowsLearnCommand final : public HubbleCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void ask(Invocation &invocation, hubble::FlowSource &source) override;
    void follow(Invocation &invocation, const hubble::SourceState &state);
    void tell(Invocation &invocation);

    std::string m_id;
    std::chrono::seconds m_window = std::chrono::hours(1);
    std::optional<Format> m_format;
    QStringList m_present; ///< domains that it has already
    flows::FlowIntake m_intake;
    flows::FlowDigest m_digest;
    async::Request m_step;
};

} // namespace liteboxd::ctl
