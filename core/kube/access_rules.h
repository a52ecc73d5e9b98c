// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/access_review.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace liteboxd::kube {

/// One thing that a user may do (authorization.k8s.io/v1 ResourceRule). "*" in a list stands for all.
struct AccessRule
{
    std::vector<std::string> verbs{};
    std::vector<std::string> groups{};
    std::vector<std::string> resources{}; ///< "pods", "pods/exec", "*/status"
    std::vector<std::string> names{};     ///< empty: objects of any name

    bool permits(const AccessQuestion &question) const;
};

/// What a user may do in one namespace. A value.
struct AccessRules
{
    std::vector<AccessRule> rules{};
    bool isComplete = false; ///< false: the server may permit more than it could list

    /// Whether a rule permits it. No means no only where the rules are complete.
    bool permits(const AccessQuestion &question) const;

    /// Reads the status of a SelfSubjectRulesReview.
    static AccessRules read(const QJsonObject &status);
};

} // namespace liteboxd::kube
