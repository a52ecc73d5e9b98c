// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/flow_recorder.h"
#include "core/async/request.h"
#include "core/flows/flow_digest.h"
#include "core/store/store.h"

#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::flows {

/// What was recorded of the time before a moment.
struct RecordedMoment
{
    std::chrono::system_clock::time_point from{};
    std::chrono::system_clock::time_point to{};
    std::vector<SeenFlow> seen; ///< the oldest first; a connection may stand there once for each segment
    std::vector<FlowGap> gaps;  ///< what is missing among them, as far as it was told
    std::uint64_t lost = 0;     ///< flows in all
    std::uint64_t leftOut = 0;
};

/// Reads recorded flows: which times there are, and what was seen then. Contents are taken apart on the pool. GUI
/// thread; the store must outlive it. Destroying it ends what is under way.
class FlowHistory : public QObject
{
    Q_OBJECT

public:
    explicit FlowHistory(QObject *parent = nullptr);

    /// Reads of there from now on; nullptr: nothing is recorded.
    void setPlace(store::Store *store, const RecordedPlace &place);
    bool hasPlace() const { return m_store != nullptr; }

    /// Looks for what was recorded since.
    void refresh();

    /// The segments there are, by time, without their contents.
    const store::FlowSegments &segments() const { return m_segments; }

    /// Asks for the minute before the end of this segment; what was asked before is forgotten.
    void ask(std::size_t segment);

    /// Nobody waits for an answer any more.
    void forget();

Q_SIGNALS:
    void segmentsChanged();
    void found(std::shared_ptr<const liteboxd::flows::RecordedMoment> moment);
    void failed(const liteboxd::base::Error &error);

private:
    void decode(const store::FlowSegments &segments);

    store::Store *m_store = nullptr;
    RecordedPlace m_place;
    store::FlowSegments m_segments;
    qint64 m_last = 0; ///< number of the latest segment that is known
    async::Request m_listing;
    async::Request m_reading;
    quint64 m_question = 0;
};

} // namespace liteboxd::flows
