// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_archive.h"

#include "core/hubble/flow_decoder.h"

#include <flow/flow.pb.h>

#include <QDataStream>
#include <QIODevice>

namespace liteboxd::hubble {

namespace {

constexpr quint32 s_format = 1;
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

} // namespace

QByteArray archiveOf(const std::vector<flows::SeenFlow> &seen)
{
    QByteArray archive;
    QDataStream stream(&archive, QIODevice::WriteOnly);
    stream.setVersion(s_version);
    stream << s_format;
    for (const flows::SeenFlow &each : seen) {
        if (each.flow.raw.isEmpty())
            continue;
        stream << each.flow.raw << static_cast<quint64>(each.count) << numberOf(each.first) << numberOf(each.last)
               << each.flow.source.names << each.flow.destination.names;
    }
    return archive;
}

base::Result<std::vector<flows::SeenFlow>> flowsFromArchive(const QByteArray &archive)
{
    const auto fail = [] { return base::fail(base::ErrorCode::Malformed, "these are no recorded flows"); };
    QDataStream stream(archive);
    stream.setVersion(s_version);
    quint32 format = 0;
    stream >> format;
    if (stream.status() != QDataStream::Ok || format != s_format)
        return fail();
    std::vector<flows::SeenFlow> found;
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
        found.push_back(std::move(seen));
    }
    return found;
}

} // namespace liteboxd::hubble
