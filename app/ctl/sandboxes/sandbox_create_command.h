// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/sandbox/creation/sandbox_creation.h"
#include "core/sandbox/templates/template_store.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `sandbox create --template NAME …`: makes a sandbox and waits until it is ready, telling how far it is.
class SandboxCreateCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;
    void interrupt(Invocation &invocation) override;

private:
    base::Result<sandbox::SandboxOverrides> overrides() const;
    void create(Invocation &invocation, const sandbox::SandboxTemplate &from,
                const sandbox::SandboxOverrides &overrides);
    void follow(Invocation &invocation);
    void tell(Invocation &invocation, const sandbox::Sandbox &sandbox) const;

    std::string m_template;
    int m_templateVersion = 0; ///< 0: the newest
    std::string m_image;
    std::string m_cpu;
    std::string m_memory;
    std::optional<std::chrono::seconds> m_ttl;
    std::vector<std::string> m_env;
    std::optional<bool> m_internet;
    std::vector<std::string> m_domains;
    bool m_hasDnsLock = false;
    bool m_hasEgressProxy = false;
    std::string m_key;
    bool m_isAsynchronous = false;
    bool m_isDryRun = false;
    std::string m_id;
    bool m_opensDomains = false; ///< by a policy of its own
    std::unique_ptr<sandbox::TemplateStore> m_templates;
    std::unique_ptr<sandbox::SandboxCreation> m_creation;
    async::Request m_step;
};

} // namespace liteboxd::ctl
