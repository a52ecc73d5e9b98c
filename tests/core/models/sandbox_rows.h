// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/models/sandbox_model.h"

namespace liteboxd::tests {

/// A clock that stands where the test puts it.
class FakeClock final : public base::Clock
{
public:
    std::chrono::steady_clock::time_point steady() const override { return {}; }
    std::chrono::system_clock::time_point wall() const override { return now; }

    std::chrono::system_clock::time_point now{std::chrono::hours(24 * 365 * 50)};
};

/// A running sandbox, 3 hours old by `FakeClock`, to be bent from there.
inline sandbox::Sandbox sandboxOf(const char *id)
{
    sandbox::Sandbox sandbox{*base::SandboxId::parse(id)};
    sandbox.podName = QStringLiteral("sandbox-") + QLatin1StringView(id);
    sandbox.podNamespace = QStringLiteral("liteboxd");
    sandbox.uid = QStringLiteral("uid-") + QLatin1StringView(id);
    sandbox.state = sandbox::SandboxState::Running;
    sandbox.templateName = QStringLiteral("python");
    sandbox.nodeName = QStringLiteral("worker-1");
    sandbox.ports = {{8080, QStringLiteral("http")}};
    sandbox.accessToken = base::Secret(std::string(64, 'a'));
    sandbox.createdAt = FakeClock().now - std::chrono::hours(3);
    return sandbox;
}

inline sandbox::SandboxPtr shared(sandbox::Sandbox sandbox)
{
    return std::make_shared<const sandbox::Sandbox>(std::move(sandbox));
}

} // namespace liteboxd::tests
