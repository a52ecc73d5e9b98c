// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace liteboxd::policies {

/// What the evaluator and the checks of policies say (core/policy: why a verdict is so, a finding and its fix, why
/// Cilium refuses a policy), in the language of the program. Sentences that "; " joins are taken one by one; what is
/// not known (names, the words of a cluster) stays as it is.
QString policyText(const QString &english);
QString policyText(const std::string &english);

/// The sentences of verdicts, of what Cilium refuses, and of the checks, as they stand in core/policy: English, with
/// %1, %2, … for the parts. policyText() translates by them.
const std::vector<const char *> &verdictSentences();
const std::vector<const char *> &refusalSentences();
const std::vector<const char *> &lintSentences();

} // namespace liteboxd::policies
