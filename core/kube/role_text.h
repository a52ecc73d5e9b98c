// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/access_review.h"

#include <string>
#include <vector>

namespace liteboxd::kube {

/// What an administrator would apply so that `questions` are answered yes: RBAC YAML to copy, a Role for each namespace
/// and a ClusterRole for what is asked in all of them, all named `name`. Resources with the same verbs share a rule.
std::string roleText(const std::string &name, const std::vector<AccessQuestion> &questions);

} // namespace liteboxd::kube
