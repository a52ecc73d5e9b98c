// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "app/ctl/sandboxes/last_look.h"
#include "app/ctl/sandboxes/sandbox_choice.h"
#include "app/ctl/sandboxes/several_outcome.h"
#include "core/sandbox/sandbox_removal.h"

#include <QJsonArray>

#include <memory>
#include <vector>

namespace liteboxd::ctl {

/// `sandbox delete ID… [--force]`, `sandbox delete --all --yes`: waits until they are gone, or says what holds them.
/// Something is kept of each: `sandbox list --ended` shows it.
class SandboxDeleteCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void look(Invocation &invocation);
    void remove(Invocation &invocation);
    void giveUp(Invocation &invocation);
    void finish(Invocation &invocation);

    SandboxChoice m_choice;
    bool m_isForced = false;
    bool m_isDryRun = false;
    std::vector<sandbox::Sandbox> m_found;
    QJsonArray m_gone;
    SeveralOutcome m_outcome;
    std::unique_ptr<LastLook> m_look;
    std::unique_ptr<sandbox::SandboxRemoval> m_removal;
    QTimer m_limit;
};

} // namespace liteboxd::ctl
