// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/dns_meter.h"

#include "core/flows/flow_ends.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

constexpr qsizetype s_mostEntries = 5'000;
constexpr qsizetype s_mostNames = 10'000;
constexpr std::size_t s_tunnelNames = 40;
constexpr double s_tunnelLabel = 16; ///< bytes before the domain, on average
constexpr std::uint32_t s_notFound = 3;
constexpr std::uint32_t s_refused = 5;

std::int64_t minuteOf(std::chrono::system_clock::time_point time)
{
    return time.time_since_epoch() / std::chrono::minutes(1);
}

} // namespace

bool DnsUse::looksLikeTunnel() const
{
    if (domain == u"cluster.local" || uniqueNames < s_tunnelNames || uniqueNames * 10 < questions * 4)
        return false;
    return averageLabelBytes() >= s_tunnelLabel || textQuestions * 2 > questions;
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
    const Key key(id, domain);
    if (!m_entries.contains(key) && m_entries.size() >= s_mostEntries)
        return {};
    Entry &entry = m_entries[key];
    entry.use.sandboxId = id;
    entry.use.domain = domain;
    entry.use.last = std::max(entry.use.last, flow.time);
    if (flow.layer7->type == Layer7Type::Response) {
        entry.use.notFound += dns.rcode == s_notFound ? 1 : 0;
        entry.use.refused += dns.rcode == s_refused ? 1 : 0;
        return entry.use;
    }
    QString name = dns.query.toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    ++entry.use.questions;
    entry.use.labelBytes += static_cast<std::uint64_t>(std::max<qsizetype>(0, name.size() - domain.size() - 1));
    if (entry.names.size() < s_mostNames)
        entry.names.insert(name);
    entry.use.uniqueNames = static_cast<std::size_t>(entry.names.size());
    const bool carriesText = std::any_of(dns.queryTypes.begin(), dns.queryTypes.end(), [](const QString &type) {
        return type == u"TXT" || type == u"NULL" || type == u"CNAME" || type == u"MX";
    });
    entry.use.textQuestions += carriesText ? 1 : 0;
    const std::int64_t minute = minuteOf(flow.time);
    if (minute > entry.minute) {
        entry.inMinuteBefore = minute == entry.minute + 1 ? entry.inMinute : 0;
        entry.inMinute = 0;
        entry.minute = minute;
    }
    ++entry.inMinute;
    return entry.use;
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
    for (const Entry &entry : m_entries) {
        found.push_back(entry.use);
        found.back().lastMinute = lastMinute(entry, now);
    }
    std::sort(found.begin(), found.end(), [](const DnsUse &a, const DnsUse &b) { return a.labelBytes > b.labelBytes; });
    return found;
}

} // namespace liteboxd::flows
