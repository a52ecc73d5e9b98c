// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/relay/flow_reading.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// The command `hubble` as an agent's container has it, as far as flows are asked for by machines: `hubble observe -o
/// jsonpb` with --follow, --first, --last, --all, --since, --until (RFC 3339), --allowlist and --denylist. Anything
/// else is refused by name. One thread: let it run(), then take what it wrote.
class HubbleCommand
{
public:
    /// `words` with the program's name first. Without a ring there is no Hubble in this agent, which it says. What the
    /// agents of `otherNodes` have seen is not in it.
    HubbleCommand(std::shared_ptr<FlowRing> ring, const std::vector<std::string> &words,
                  const std::vector<std::string> &otherNodes);

    /// Goes on as far as it can.
    void run();

    std::string takeOutput() { return std::exchange(m_output, {}); }
    std::string takeErrors() { return std::exchange(m_errors, {}); }
    std::optional<int> exitCode() const { return m_exitCode; }

private:
    using Request = observer::GetFlowsRequest;

    static std::optional<std::string> read(const std::vector<std::string> &words, Request &request);
    static std::optional<std::string> take(const std::string &flag, const std::string &value, Request &request);
    void begin(std::shared_ptr<FlowRing> ring, Request request);
    void fail(const std::string &why);

    std::optional<FlowReading> m_reading;
    std::string m_output;
    std::string m_errors;
    std::optional<int> m_exitCode;
};

} // namespace liteboxd::demo
