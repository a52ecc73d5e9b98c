// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

using Labels = std::map<std::string, std::string>;

/// One entry of matchExpressions, as written: the operator may be one that does not exist.
struct SelectorExpression
{
    std::string key;
    std::string op; ///< "In", "NotIn", "Exists", "DoesNotExist"
    std::vector<std::string> values;

    bool operator==(const SelectorExpression &) const = default;
};

/// A label selector of Kubernetes, as written. Without entries it selects everything of its kind.
struct LabelSelector
{
    Labels matchLabels;
    std::vector<SelectorExpression> matchExpressions;

    bool isEmpty() const { return matchLabels.empty() && matchExpressions.empty(); }
    bool operator==(const LabelSelector &) const = default;
};

} // namespace liteboxd::policy::objects
