// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/sandbox_id.h"
#include "core/base/secret.h"
#include "core/sandbox/templates/sandbox_template.h"

#include <QString>

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace liteboxd::sandbox {

/// What somebody who creates a sandbox wants otherwise than the template.
struct SandboxOverrides
{
    std::optional<int> templateVersion{}; ///< the one that was named; empty: the newest there is
    std::optional<QString> image{};
    std::optional<QString> cpu{};
    std::optional<QString> memory{};
    std::optional<std::chrono::seconds> ttl{};
    std::map<QString, QString> env{}; ///< on top of the template's
    NetworkOverride network{};
    bool hasDnsLock = false;     ///< it may ask for the names of its list only
    bool hasEgressProxy = false; ///< its list is opened by the gateway's proxy, not by a policy
};

/// A sandbox that is to be created, with all that its pod is made from. Holds a secret.
struct SandboxRequest
{
    base::SandboxId id;
    std::string nameSpace;
    base::Secret accessToken{};
    QString templateName{};
    int templateVersion = 0;
    TemplateSpec spec{};
    bool hasDnsLock = false;
    bool hasEgressProxy = false;
    std::chrono::system_clock::time_point createdAt{};
    std::string keyDigest{};  ///< SHA-256 of the idempotency key in hex; empty: none
    std::string wishDigest{}; ///< with a key, SHA-256 of what was wanted with it: another wish is another request

    /// From a template and what is wanted otherwise. With a key the id follows from namespace and key, so that the same
    /// request made twice gives one sandbox, though the template may have another version by then; without, it is
    /// random. InvalidArgument: an override that cannot be. Unsupported: the template asks for a volume that outlives
    /// the pod.
    static base::Result<SandboxRequest> create(const SandboxTemplate &from, const SandboxOverrides &overrides,
                                               std::string nameSpace, const std::string &idempotencyKey,
                                               std::chrono::system_clock::time_point now);

    QString podName() const { return QStringLiteral("sandbox-") + QString::fromStdString(id.text()); }
};

} // namespace liteboxd::sandbox
