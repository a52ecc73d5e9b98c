// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/dns_meter.h"

#include "core/flows/flow_ends.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

constexpr qsizetype s_mostSandboxes = 20'000;
constexpr qsizetype s_mostDomains = 200; ///< of a sandbox
constexpr qsizetype s_mostNames = 2'000; ///< of a domain
constexpr std::chrono::minutes s_recent(10);
constexpr std::size_t s_tunnelNames = 40;
constexpr double s_tunnelLabel = 16; ///< bytes before the domain, on average
constexpr std::uint32_t s_notFound = 3;
constexpr std::uint32_t s_refused = 5;

std::int64_t minuteOf(std::chrono::system_clock::time_point time)
{
    return time.time_since_epoch() / std::chrono::minutes(1);
}

bool carriesText(const DnsRecord &dns)
{
    return std::any_of(dns.queryTypes.begin(), dns.queryTypes.end(), [](const QString &type) {
        return type == u"TXT" || type == u"NULL" || type == u"CNAME" || type == u"MX";
    });
}

} // namespace

bool DnsUse::looksLikeTunnel() const
{
    if (domain == u"cluster.local" || uniqueNames < s_tunnelNames)
        return false;
    const bool areNew = uniqueNames >= s_mostNames || uniqueNames * 10 >= recent.count * 4;
    return areNew && (recent.averageLabelBytes() >= s_tunnelLabel || recent.forText * 2 > recent.count);
}

QString DnsMeter::domainOf(const QString &name)
{
    QStringList labels = name.toLower().split(u'.', Qt::SkipEmptyParts);
    const qsizetype count = labels.size();
    if (count <= 2)
        return labels.join(u'.');
    if (labels[count - 1] == u"local" && labels[count - 2] == u"cluster")
        return u"cluster.local"_s;
    const bool isShort = labels[count - 2].size() <= 3 && labels[count - 1].size() == 2;
    return labels.mid(count - (isShort ? 3 : 2)).join(u'.');
}

DnsUse DnsMeter::take(const Flow &flow)
{
    if (!flow.layer7 || !flow.layer7->dns)
        return {};
    const DnsRecord &dns = *flow.layer7->dns;
    const QString id = client(flow).sandboxId();
    const QString domain = domainOf(dns.query);
    if (id.isEmpty() || domain.isEmpty())
        return {};
    if (!m_sandboxes.contains(id) && m_sandboxes.size() >= s_mostSandboxes)
        return {};
    Entry &entry = entryOf(m_sandboxes[id], domain);
    entry.use.sandboxId = id;
    entry.use.domain = domain;
    entry.use.last = std::max(entry.use.last, flow.time);
    if (flow.layer7->type == Layer7Type::Response) {
        entry.use.notFound += dns.rcode == s_notFound ? 1 : 0;
        entry.use.refused += dns.rcode == s_refused ? 1 : 0;
    } else {
        count(entry, flow);
    }
    return entry.use;
}

DnsMeter::Entry &DnsMeter::entryOf(Domains &domains, const QString &domain)
{
    if (!domains.contains(domain) && domains.size() >= s_mostDomains) {
        domains.erase(std::min_element(domains.begin(), domains.end(),
                                       [](const Entry &a, const Entry &b) { return a.use.last < b.use.last; }));
    }
    return domains[domain];
}

void DnsMeter::count(Entry &entry, const Flow &flow)
{
    const DnsRecord &dns = *flow.layer7->dns;
    DnsUse &use = entry.use;
    if (flow.time >= entry.recentSince + s_recent) {
        entry.recentSince = flow.time;
        entry.names.clear();
        use.recent = {};
    }
    QString name = dns.query.toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    for (DnsQuestions *questions : {&use.questions, &use.recent}) {
        ++questions->count;
        questions->labelBytes +=
            static_cast<std::uint64_t>(std::max<qsizetype>(0, name.size() - use.domain.size() - 1));
        questions->forText += carriesText(dns) ? 1 : 0;
    }
    if (entry.names.size() < s_mostNames)
        entry.names.insert(qHash(name));
    use.uniqueNames = static_cast<std::size_t>(entry.names.size());
    const std::int64_t minute = minuteOf(flow.time);
    if (minute > entry.minute) {
        entry.inMinuteBefore = minute == entry.minute + 1 ? entry.inMinute : 0;
        entry.inMinute = 0;
        entry.minute = minute;
    }
    ++entry.inMinute;
}

std::uint64_t DnsMeter::lastMinute(const Entry &entry, Time now)
{
    const std::int64_t minute = minuteOf(now);
    if (minute == entry.minute)
        return std::max(entry.inMinute, entry.inMinuteBefore);
    return minute == entry.minute + 1 ? entry.inMinute : 0;
}

std::vector<DnsUse> DnsMeter::values(Time now) const
{
    std::vector<DnsUse> found;
    for (const Domains &domains : m_sandboxes) {
        for (const Entry &entry : domains) {
            found.push_back(entry.use);
            found.back().lastMinute = lastMinute(entry, now);
        }
    }
    std::sort(found.begin(), found.end(),
              [](const DnsUse &a, const DnsUse &b) { return a.questions.labelBytes > b.questions.labelBytes; });
    return found;
}

} // namespace liteboxd::flows
