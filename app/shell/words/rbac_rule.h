// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/access_review.h"

#include <QString>

#include <vector>

namespace liteboxd::shell {

/// What an account is asked to be permitted, in a few words: "get, patch on pods". All questions are about one
/// resource; at least one.
QString ruleText(const std::vector<kube::AccessQuestion> &questions);

/// Why something is off: a sentence without its full stop that names the rule the account lacks and the namespace.
QString missingRule(const std::vector<kube::AccessQuestion> &denied);

} // namespace liteboxd::shell
