// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/cluster_reading.h"

namespace liteboxd::policy {

namespace {

void join(std::string &list, const std::string &item)
{
    list += list.empty() ? item : ", " + item;
}

} // namespace

std::string UnreadKind::text() const
{
    return except.empty() ? plural : plural + " outside of namespace " + except;
}

std::string ClusterReading::unreadText() const
{
    std::string list;
    for (const UnreadKind &kind : unread)
        join(list, kind.text());
    return list;
}

explain::Verdict doubted(explain::Verdict verdict, const std::vector<UnreadKind> &unread, const std::string &nameSpace)
{
    std::string missing;
    for (const UnreadKind &kind : unread) {
        if (kind.isPolicy && kind.except != nameSpace)
            join(missing, kind.plural);
    }
    if (missing.empty())
        return verdict;
    const std::string known = "by what could be read it is " + std::string(explain::nameOf(verdict.outcome));
    verdict.outcome = explain::Outcome::Unknown;
    verdict.because = "policies could not be read (" + missing + "); " + known +
                      (verdict.because.empty() ? "" : ": " + verdict.because);
    return verdict;
}

} // namespace liteboxd::policy
