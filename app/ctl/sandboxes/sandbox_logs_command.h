// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/one_sandbox_command.h"
#include "core/kube/streams/followed_log.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// `sandbox logs ID`: what its container wrote, line by line; with --follow also what it will write.
class SandboxLogsCommand final : public OneSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;
    void loseReader(Invocation &invocation) override;
    void write(Invocation &invocation, const QList<QByteArray> &lines) const;

    bool m_follows = false;
    bool m_isPrevious = false;
    bool m_hasTimes = false;
    std::optional<std::int64_t> m_tail;
    std::optional<std::chrono::seconds> m_since;
    std::string m_container;
    std::unique_ptr<kube::FollowedLog> m_stream;
};

} // namespace liteboxd::ctl
