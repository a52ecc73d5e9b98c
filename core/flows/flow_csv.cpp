// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_csv.h"

#include "core/flows/flow_ends.h"
#include "core/flows/flow_names.h"
#include "core/flows/gap_cause_name.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

QString timeOf(std::chrono::system_clock::time_point time)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString cell(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    if (!text.contains(u'"') && !text.contains(u',') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u"\""_s, u"\"\""_s) + u'"';
}

QByteArray line(const QStringList &cells)
{
    QStringList written;
    for (const QString &each : cells)
        written << cell(each);
    return written.join(u',').toUtf8() + "\r\n";
}

QString names(const QList<FlowPolicy> &policies)
{
    QStringList found;
    for (const FlowPolicy &policy : policies)
        found << policy.kind + u' ' + policy.nameSpace + u'/' + policy.name;
    return found.join(u' ');
}

constexpr int s_cellsBetween = 15; ///< of what a gap does not have, between its time and its node

/// How many were lost stands where the count is; nothing if nobody knows.
QStringList gapCells(const FlowGap &gap)
{
    QStringList cells{timeOf(gap.to)};
    for (int i = 0; i < s_cellsBetween; ++i)
        cells << QString();
    return cells << gap.node << (gap.lost == 0 ? QString() : QString::number(gap.lost)) << QString()
                 << gapCauseName(gap.cause) << timeOf(gap.from);
}

} // namespace

QByteArray csvHeader()
{
    return line({u"time"_s,
                 u"verdict"_s,
                 u"dropReason"_s,
                 u"direction"_s,
                 u"source"_s,
                 u"sourceAddress"_s,
                 u"sourceIdentity"_s,
                 u"destination"_s,
                 u"destinationAddress"_s,
                 u"destinationIdentity"_s,
                 u"destinationNames"_s,
                 u"protocol"_s,
                 u"destinationPort"_s,
                 u"layer7"_s,
                 u"allowedBy"_s,
                 u"deniedBy"_s,
                 u"node"_s,
                 u"count"_s,
                 u"uuid"_s,
                 u"gap"_s,
                 u"gapFrom"_s});
}

QByteArray csvLine(const FlowRecord &record)
{
    if (record.gap)
        return line(gapCells(*record.gap));
    const Flow &flow = record.flow;
    return line({timeOf(flow.time),
                 nameOf(flow.verdict),
                 flow.isDrop() ? dropReasonName(flow.dropReason) : QString(),
                 nameOf(flow.direction),
                 flow.source.podName(),
                 flow.source.address,
                 QString::number(flow.source.identity),
                 flow.destination.podName(),
                 flow.destination.address,
                 QString::number(flow.destination.identity),
                 flow.destination.names.join(u' '),
                 nameOf(flow.protocol),
                 QString::number(flow.destination.port),
                 shownLayer7(flow),
                 names(flow.egressAllowedBy + flow.ingressAllowedBy),
                 names(flow.egressDeniedBy + flow.ingressDeniedBy),
                 flow.node,
                 QString::number(record.count),
                 flow.uuid,
                 QString(),
                 QString()});
}

} // namespace liteboxd::flows
