// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"

#include <QJsonArray>

#include <optional>
#include <string_view>
#include <vector>

namespace liteboxd::demo {

/// What the demo's one account may do: everything, or everything but some. A value.
class AccessRules
{
public:
    AccessRules() = default;

    /// What it may not do, as "list" (to anything), "list pods", "create pods/exec", or "list pods kube-system": in
    /// that namespace.
    explicit AccessRules(const QStringList &denied);

    /// `resource` is "pods" or "pods/exec"; `space` is empty for what is asked in all namespaces, or is in none.
    bool allows(const QString &verb, const QString &resource, const QString &space) const;

    /// The rules of a namespace, as SelfSubjectRulesReview has them.
    QJsonArray rulesIn(const QString &space) const;

    /// 403 in the words of the API server, if a request of this method may not be made. Reviews of oneself may always.
    std::optional<Status> refusal(std::string_view method, const ApiTarget &target) const;

private:
    struct Denial
    {
        QString verb;
        QString resource; ///< empty: any
        QString space;    ///< empty: everywhere
    };

    std::vector<Denial> m_denied;
};

/// "get", "list", "watch", "create", "update", "patch", "delete", "deletecollection": as the API server's RBAC names a
/// request.
QString verbOf(std::string_view method, const ApiTarget &target);

} // namespace liteboxd::demo
