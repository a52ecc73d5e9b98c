// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"

#include <optional>
#include <string_view>

namespace liteboxd::demo {

/// What the demo's one account may do: everything, or everything but one verb. A value.
class AccessRules
{
public:
    AccessRules() = default;
    explicit AccessRules(const QString &deniedVerb)
        : m_denied(deniedVerb)
    {}

    bool allows(const QString &verb) const { return m_denied.isEmpty() || verb != m_denied; }

    /// "*", or all verbs but the one.
    QStringList verbs() const;

    /// 403 in the words of the API server, if a request of this method may not be made. Reviews of oneself may always.
    std::optional<Status> refusal(std::string_view method, const ApiTarget &target) const;

private:
    QString m_denied;
};

/// "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection": as the API server's RBAC names a
/// request.
QString verbOf(std::string_view method, const ApiTarget &target);

} // namespace liteboxd::demo
