// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/pod_source.h"

#include <memory>
#include <utility>
#include <vector>

namespace liteboxd::control {

/// A PodSource that a test writes.
class ListedPods final : public PodSource
{
    Q_OBJECT

public:
    Freshness freshness() const override { return m_freshness; }
    std::vector<sandbox::SandboxPtr> sandboxes() const override { return m_sandboxes; }

    /// From now on there is this sandbox alone; it is at `address` and opens with `token`.
    void set(const char *id, const QString &address, const std::string &token, const QString &uid = {})
    {
        sandbox::Sandbox sandbox{.id = *base::SandboxId::parse(id)};
        sandbox.podName = QStringLiteral("sandbox-") + QString::fromLatin1(id);
        sandbox.state = sandbox::SandboxState::Running;
        sandbox.podAddress = address;
        sandbox.uid = uid;
        sandbox.accessToken = base::Secret(token);
        m_sandboxes = {std::make_shared<const sandbox::Sandbox>(std::move(sandbox))};
        Q_EMIT changed({{}, m_sandboxes, {}});
    }

    void know(Freshness freshness)
    {
        m_freshness = freshness;
        Q_EMIT freshnessChanged();
    }

private:
    Freshness m_freshness = Freshness::NotLoaded;
    std::vector<sandbox::SandboxPtr> m_sandboxes;
};

} // namespace liteboxd::control
