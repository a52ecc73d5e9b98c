// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/policy/persistence_check.h"

#include <memory>

namespace liteboxd::ctl {

/// `policy verify-persistence [--yes]`: whether the default policies are stored at the API server, and back after a
/// restart of Cilium's agents, which only --yes permits. Ends with 0 if all of it holds, 1 if something does not, 6 if
/// something could not be tried.
class PolicyPersistenceCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void tell(Invocation &invocation, const std::vector<policy::PersistenceStep> &steps) const;

    bool m_isYes = false;
    std::unique_ptr<policy::PersistenceCheck> m_check;
};

} // namespace liteboxd::ctl
