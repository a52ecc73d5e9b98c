// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/flow_segment.h"

#include <chrono>

namespace liteboxd::store {

/// What was recorded of flows. Kept are the last three days, and of those the newest 200 MiB (contents are compressed).
/// The database's thread; errors as Database's.
class FlowSegmentTable
{
public:
    struct Bounds
    {
        std::chrono::hours age{72};
        qint64 bytes = qint64(200) << 20;
    };

    explicit FlowSegmentTable(Database &database)
        : FlowSegmentTable(database, Bounds{})
    {}
    FlowSegmentTable(Database &database, const Bounds &bounds)
        : m_database(database)
        , m_bounds(bounds)
    {}

    /// Leaves it out where some of its time was recorded already: by another console, or before a reconnection.
    base::Result<void> add(const FlowSegment &segment);

    /// Malformed: a content cannot be read.
    base::Result<FlowSegments> find(const FlowSegmentQuery &query);

private:
    base::Result<void> prune(std::chrono::system_clock::time_point newest);

    Database &m_database;
    const Bounds m_bounds;
};

} // namespace liteboxd::store
