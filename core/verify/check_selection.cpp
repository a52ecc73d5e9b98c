// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/check_selection.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace liteboxd::verify {

namespace {

void addWithDependencies(const Checks &all, const Check &check, QSet<QString> &wanted)
{
    if (wanted.contains(check.id))
        return;
    wanted.insert(check.id);
    for (const QString &dependency : check.dependencies) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const Check &one) { return one.id == dependency; });
        if (found != all.end())
            addWithDependencies(all, *found, wanted);
    }
}

} // namespace

CheckSelection CheckSelection::of(const Checks &all, const QStringList &patterns)
{
    if (patterns.isEmpty())
        return {all, {}};
    CheckSelection selection;
    QSet<QString> wanted;
    for (const QString &pattern : patterns) {
        const QRegularExpression expression(QRegularExpression::wildcardToRegularExpression(pattern));
        const auto isMeant = [&](const Check &check) {
            return expression.match(check.id).hasMatch() || check.parent == pattern;
        };
        if (std::none_of(all.begin(), all.end(), isMeant))
            selection.unmatched << pattern;
        for (const Check &check : all) {
            if (isMeant(check))
                addWithDependencies(all, check, wanted);
        }
    }
    // Whoever makes something takes it away.
    for (const Check &check : all) {
        const bool isMadeFor = std::any_of(all.begin(), all.end(), [&](const Check &one) {
            return one.parent == check.parent && wanted.contains(one.id);
        });
        if (check.phase == CheckPhase::CleanUp && isMadeFor)
            wanted.insert(check.id);
    }
    std::copy_if(all.begin(), all.end(), std::back_inserter(selection.checks),
                 [&](const Check &check) { return wanted.contains(check.id); });
    return selection;
}

} // namespace liteboxd::verify
