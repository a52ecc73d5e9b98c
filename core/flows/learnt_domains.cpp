// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/learnt_domains.h"

#include "core/flows/dns_meter.h"
#include "core/flows/flow_ends.h"

#include <QMap>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

constexpr qsizetype s_namesForStar = 5; ///< so many names of one parent become "*.parent"

} // namespace

bool allowsName(const QString &domain, const QString &name)
{
    if (domain.startsWith(u"*."))
        return name.endsWith(QStringView(domain).mid(1), Qt::CaseInsensitive);
    return domain.compare(name, Qt::CaseInsensitive) == 0;
}

LearntDomains learntDomains(const std::vector<SeenFlow> &seen, const QString &sandboxId,
                            std::optional<std::chrono::system_clock::time_point> since, const QStringList &present)
{
    LearntDomains learnt;
    QSet<QString> names;
    QSet<QString> unnamed;
    for (const SeenFlow &each : seen) {
        const FlowPeer &target = each.flow.destination;
        if (each.flow.source.sandboxId() != sandboxId || !isWorld(target) || (since && each.last < *since))
            continue;
        learnt.flows += each.count;
        const QString name = target.names.value(0).toLower();
        if (name.isEmpty())
            unnamed.insert(shownTarget(target, each.flow.protocol));
        else if (std::none_of(present.begin(), present.end(),
                              [&](const QString &domain) { return allowsName(domain, name); }))
            names.insert(name);
    }
    QMap<QString, QStringList> byParent;
    for (const QString &name : std::as_const(names)) {
        const QString parent = name.section(u'.', 1);
        // Never above what one registers: "*.com" would be half of the world.
        const QString registered = DnsMeter::domainOf(u"x."_s + parent);
        const bool mayStar = parent == registered || parent.endsWith(u'.' + registered);
        byParent[mayStar ? parent : QString()] += name;
    }
    for (auto group = byParent.cbegin(); group != byParent.cend(); ++group) {
        if (!group.key().isEmpty() && group->size() >= s_namesForStar)
            learnt.domains += u"*."_s + group.key();
        else
            learnt.domains += *group;
    }
    learnt.domains.sort();
    learnt.unnamed = unnamed.values();
    learnt.unnamed.sort();
    return learnt;
}

} // namespace liteboxd::flows
