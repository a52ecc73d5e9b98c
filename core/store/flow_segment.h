// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace liteboxd::store {

/// The flows of one namespace over some seconds. What `content` is, only those know that write and read it.
struct FlowSegment
{
    qint64 number = 0; ///< given by the store
    std::chrono::system_clock::time_point from{};
    std::chrono::system_clock::time_point to{};
    QString clusterUid{};
    QString nameSpace{};
    std::uint64_t passed = 0; ///< packets or messages, those of leftOut too
    std::uint64_t dropped = 0;
    std::uint64_t lost = 0;    ///< known to have been lost before they came
    std::uint64_t leftOut = 0; ///< came, and are counted only
    QByteArray content{};

    bool operator==(const FlowSegment &) const = default;
};

using FlowSegments = std::vector<FlowSegment>;

/// Which segments, the oldest first.
struct FlowSegmentQuery
{
    enum class Content { Whole, Left }; ///< Left: an empty content, which costs little

    QString clusterUid{};
    QString nameSpace{};
    qint64 after = 0;                                             ///< those with a larger number
    std::optional<std::chrono::system_clock::time_point> since{}; ///< that reach beyond this time
    std::optional<std::chrono::system_clock::time_point> until{}; ///< that begin before
    Content content = Content::Whole;
};

} // namespace liteboxd::store
