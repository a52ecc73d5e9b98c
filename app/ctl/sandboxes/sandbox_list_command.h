// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/sandboxes/domain_look.h"
#include "app/ctl/frame/command.h"
#include "app/ctl/sandboxes/ended_list.h"
#include "app/ctl/sandboxes/usage_look.h"
#include "core/async/request.h"
#include "core/sandbox/sandbox_cache.h"
#include "core/sandbox/sandbox_query.h"

#include <memory>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `sandbox list [FILTER…] [--watch]`: those that match, in the order of their ids; with --watch then every one that
/// changes, `"event"` saying how ("added", "changed", "removed"), until Ctrl-C; with --ended the tombstones instead.
class SandboxListCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
    void loseReader(Invocation &invocation) override;

private:
    base::Result<void> readQuery(Invocation &invocation);
    void judge(Invocation &invocation, const kube::SyncState &state);
    void listAll(Invocation &invocation);
    void tell(Invocation &invocation, const sandbox::SandboxChanges &changes);
    void tell(Invocation &invocation, const sandbox::Sandbox &sandbox, const char *event);
    void lookAtDomains(Invocation &invocation, const QJsonArray &items);
    bool matches(const sandbox::Sandbox &sandbox) const;

    std::vector<std::string> m_words;
    bool m_watches = false;
    bool m_wantsEnded = false;
    std::unique_ptr<EndedList> m_ended;
    std::unique_ptr<UsageLook> m_usage;
    std::unique_ptr<DomainLook> m_domains;
    sandbox::SandboxQuery m_query;
    std::unique_ptr<sandbox::SandboxCache> m_cache;
    bool m_isListed = false;
    async::Request m_question;
};

} // namespace liteboxd::ctl
