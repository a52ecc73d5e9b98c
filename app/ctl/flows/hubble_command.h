// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/base/clock.h"
#include "core/hubble/relay_or_agents.h"
#include "gateway/control/relay/relay_forward.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// What the commands that ask Hubble share: the way to it. Without --server it is Relay through the API server's
/// port-forward, and where there is no Relay each agent by exec. The options of the way have the names of
/// `hubble observe`.
class HubbleCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

protected:
    /// Calls ask() when Hubble can be asked; fails the invocation if that cannot be. `fields` of flows are asked for.
    void open(Invocation &invocation, hubble::FlowFields fields);

    /// The source is there; nothing has been asked yet.
    virtual void ask(Invocation &invocation, hubble::FlowSource &source) = 0;

private:
    base::Result<std::optional<hubble::RelayTls>> tls() const;
    void take(Invocation &invocation, std::unique_ptr<hubble::FlowSource> source);
    void sayWay(Invocation &invocation, const hubble::SourceState &state);

    std::string m_server;
    bool m_asksAgents = false;
    bool m_saidAgents = false;
    bool m_usesTls = false;
    std::string m_authorityFile;
    std::string m_certificateFile;
    std::string m_keyFile;
    std::string m_serverName;
    base::SystemClock m_clock;
    std::unique_ptr<control::RelayForward> m_forward;
    std::unique_ptr<hubble::FlowSource> m_source; ///< goes before the way
};

} // namespace liteboxd::ctl
