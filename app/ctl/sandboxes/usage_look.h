// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/async/request.h"
#include "core/sandbox/network_usage.h"
#include "core/sandbox/resource_usage.h"
#include "core/sandbox/sandbox.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace liteboxd::ctl {

/// What sandboxes use, where that is shown and the cluster measures it: for three seconds at most, since a command is
/// about something else. Destroying it ends what it does.
class UsageLook : public QObject
{
    Q_OBJECT

public:
    /// Of all sandboxes. `invocation` outlives it.
    explicit UsageLook(Invocation &invocation);

    /// Of this one, and what its network has carried, which its node is asked for.
    UsageLook(Invocation &invocation, const sandbox::Sandbox &sandbox);

    /// Once; then finished() comes, never inline.
    void start();

    /// Empty where nothing is known.
    const sandbox::ResourceUsages &usages() const { return m_usages; }

    /// `sandbox` with its member `usage`, and `network` where one was looked at; null where that is not known.
    QJsonObject with(QJsonObject sandbox) const;

Q_SIGNALS:
    void finished();

private:
    void askForNetwork(Cluster &cluster);
    void answered();
    void end();

    Invocation &m_invocation;
    const std::optional<sandbox::Sandbox> m_one;
    sandbox::ResourceUsages m_usages;
    std::optional<sandbox::NetworkUsage> m_network;
    int m_open = 0; ///< questions without an answer
    async::Request m_question;
    async::Request m_networkQuestion;
    QTimer m_limit;
};

} // namespace liteboxd::ctl
