// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"
#include "core/async/request.h"
#include "core/policy/cluster_reading.h"
#include "core/policy/explain/policy_explainer.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::ctl {

/// What the commands that compute verdicts share: the objects of a cluster, from files (--from-files DIR) or from the
/// API server.
class PolicyObjectsCommand : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

protected:
    /// The objects are read: go.
    virtual void act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer) = 0;

    /// No cluster is asked.
    bool readsFiles() const { return m_folder.has_value(); }

    /// What the account may not read.
    const std::vector<policy::UnreadKind> &unread() const { return m_unread; }

private:
    void take(Invocation &invocation, base::Result<policy::ClusterReading> reading);

    std::optional<std::string> m_folder;
    std::string m_engine; ///< empty: not told
    std::vector<policy::UnreadKind> m_unread;
    async::Request m_reading;
};

} // namespace liteboxd::ctl
