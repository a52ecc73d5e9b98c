// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_archive.h"

#include "core/hubble/flow_decoder.h"
#include "core/hubble/flow_message.h"

#include <QDataStream>
#include <QIODevice>

namespace liteboxd::hubble {

namespace {

constexpr quint32 s_withoutGaps = 1; // what programs before wrote
constexpr quint32 s_format = 2;
constexpr quint32 s_mostGaps = 10'000;
constexpr QDataStream::Version s_version = QDataStream::Qt_6_0;

using std::chrono::microseconds;
using Time = std::chrono::system_clock::time_point;

qint64 numberOf(Time time)
{
    return std::chrono::duration_cast<microseconds>(time.time_since_epoch()).count();
}

Time timeOf(qint64 number)
{
    return Time(std::chrono::duration_cast<Time::duration>(microseconds(number)));
}

void write(QDataStream &stream, const std::vector<flows::FlowGap> &gaps)
{
    stream << static_cast<quint32>(gaps.size());
    for (const flows::FlowGap &each : gaps)
        stream << static_cast<qint32>(each.cause) << static_cast<quint64>(each.lost) << each.node << numberOf(each.from)
               << numberOf(each.to);
}

bool read(QDataStream &stream, std::vector<flows::FlowGap> &gaps)
{
    quint32 count = 0;
    stream >> count;
    if (count > s_mostGaps)
        return false;
    for (; count > 0 && stream.status() == QDataStream::Ok; --count) {
        qint32 cause = 0;
        quint64 lost = 0;
        QString node;
        qint64 from = 0;
        qint64 to = 0;
        stream >> cause >> lost >> node >> from >> to;
        gaps.push_back({static_cast<flows::GapCause>(cause), lost, node, timeOf(from), timeOf(to)});
    }
    return stream.status() == QDataStream::Ok;
}

} // namespace

QByteArray archiveOf(const ArchivedFlows &flows)
{
    QByteArray archive;
    QDataStream stream(&archive, QIODevice::WriteOnly);
    stream.setVersion(s_version);
    stream << s_format;
    write(stream, flows.gaps);
    for (const flows::SeenFlow &each : flows.seen) {
        if (each.flow.raw.isEmpty())
            continue;
        stream << rawOf(each.flow) << static_cast<quint64>(each.count) << numberOf(each.first) << numberOf(each.last)
               << each.flow.source.names << each.flow.destination.names;
    }
    return archive;
}

base::Result<ArchivedFlows> flowsFromArchive(const QByteArray &archive)
{
    const auto fail = [] { return base::fail(base::ErrorCode::Malformed, "these are no recorded flows"); };
    QDataStream stream(archive);
    stream.setVersion(s_version);
    quint32 format = 0;
    stream >> format;
    if (stream.status() != QDataStream::Ok || (format != s_format && format != s_withoutGaps))
        return fail();
    ArchivedFlows found;
    if (format == s_format && !read(stream, found.gaps))
        return fail();
    FlowDecoder decoder;
    while (!stream.atEnd()) {
        QByteArray raw;
        quint64 count = 0;
        qint64 first = 0;
        qint64 last = 0;
        QStringList sourceNames;
        QStringList destinationNames;
        stream >> raw >> count >> first >> last >> sourceNames >> destinationNames;
        ::flow::Flow message;
        if (stream.status() != QDataStream::Ok ||
            !message.ParseFromArray(raw.constData(), static_cast<int>(raw.size())))
            return fail();
        flows::SeenFlow seen{decoder.decode(message), count, timeOf(first), timeOf(last)};
        seen.flow.source.names = sourceNames;
        seen.flow.destination.names = destinationNames;
        found.seen.push_back(std::move(seen));
    }
    return found;
}

} // namespace liteboxd::hubble
