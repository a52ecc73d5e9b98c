// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/verdict.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

/// The verdict about a peer that stands for several: theirs if they agree, else unknown, and which of them are allowed
/// and which are not. A value for one question.
class MixedVerdict
{
public:
    /// `part`: what a person calls it.
    void add(const std::string &part, Verdict verdict);

    bool isMixed() const { return m_parts.size() > 1; }

    /// At least one was added. Where they agree every rule that decides any of them decides, and the reason is that of
    /// the first; where they do not, `disagreement` is the sentence that says so, and the parts follow.
    Verdict whole(const std::string &disagreement) const;

private:
    std::optional<Verdict> m_first;
    std::map<Outcome, std::vector<std::string>> m_parts;
};

} // namespace liteboxd::policy::explain
