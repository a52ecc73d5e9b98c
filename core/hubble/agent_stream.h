// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hubble/agent_search.h"
#include "core/hubble/observe_lines.h"
#include "core/kube/streams/exec_stream.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <string>
#include <vector>

namespace liteboxd::hubble {

/// `hubble observe` in one agent's container, once: what it tells goes into the queue, at last a StreamEnd that says
/// why it ended. Lives on the thread of `api`, which outlives it. Destroying it ends the command.
class AgentStream : public QObject
{
    Q_OBJECT

public:
    AgentStream(kube::ApiClient &api, const AgentPod &agent, std::vector<std::string> command,
                std::shared_ptr<FlowQueue> queue, QObject *parent = nullptr);

Q_SIGNALS:
    /// The command runs and has told something, or has not failed for a while: then it waits for flows.
    void live();

private:
    void noteLife();
    void end(StreamEnd end);

    const AgentPod m_agent;
    ObserveLines m_lines;
    QByteArray m_errors; ///< the last of what it complained of
    QTimer m_quiet;
    bool m_isLive = false;
    kube::ExecStream m_exec;
};

} // namespace liteboxd::hubble
