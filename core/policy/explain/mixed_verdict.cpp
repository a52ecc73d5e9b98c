// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/mixed_verdict.h"

#include <algorithm>

namespace liteboxd::policy::explain {

namespace {

constexpr std::size_t mostNamed = 8; ///< as many as `cluster` means without its pods

std::string listed(const std::vector<std::string> &parts)
{
    const std::size_t named = parts.size() <= mostNamed + 1 ? parts.size() : mostNamed; // one more costs no more room
    std::string text;
    for (std::size_t at = 0; at < named; ++at)
        text += (at == 0 ? "" : ", ") + parts[at];
    if (named < parts.size())
        text += " and " + std::to_string(parts.size() - named) + " more";
    return text;
}

} // namespace

void MixedVerdict::add(const std::string &part, Verdict verdict)
{
    m_parts[verdict.outcome].push_back(part);
    if (!m_first) {
        m_first = std::move(verdict);
        return;
    }
    for (DecidingRule &rule : verdict.decidedBy) {
        auto &known = m_first->decidedBy;
        if (std::find(known.begin(), known.end(), rule) == known.end())
            known.push_back(std::move(rule));
    }
}

Verdict MixedVerdict::whole(const std::string &disagreement) const
{
    if (!isMixed())
        return *m_first;
    Verdict verdict{Outcome::Unknown, m_first->direction, {}, m_first->isolatedBy, disagreement};
    for (const auto &[outcome, parts] : m_parts)
        verdict.because += "; " + std::string(nameOf(outcome)) + ": " + listed(parts);
    return verdict;
}

} // namespace liteboxd::policy::explain
