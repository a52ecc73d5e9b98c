// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/relay/flow_ring.h"

#include <grpcpp/support/status.h>
#include <observer/observer.pb.h>

namespace liteboxd::demo {

/// One question about the flows of a ring, and how far its answer has come. One thread at a time.
class FlowReading
{
public:
    FlowReading(std::shared_ptr<FlowRing> ring, observer::GetFlowsRequest request);

    const observer::GetFlowsRequest &request() const { return m_request; }

    /// Why the question cannot be answered; OK if it can.
    grpc::Status fault() const;

    /// Once, before next(): finds where to begin.
    void begin();

    struct Next
    {
        FlowRing::Entry flow; ///< nullptr: there is none now
        bool isOver = false;  ///< nor will there be one
    };
    Next next();

    /// The answer for a flow, without what the mask leaves out.
    void fill(const ::flow::Flow &flow, observer::GetFlowsResponse &response) const;

private:
    std::uint64_t startPosition() const;
    bool isWanted(const ::flow::Flow &flow) const;

    std::shared_ptr<FlowRing> m_ring;
    const observer::GetFlowsRequest m_request;
    std::uint64_t m_position = 0;
    std::uint64_t m_given = 0;
};

} // namespace liteboxd::demo
