// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/relay/flow_reading.h"

#include <grpcpp/support/server_callback.h>

#include <mutex>

namespace liteboxd::demo {

/// One GetFlows call. Lives until gRPC says that it is over; flows wake it on the thread that adds them.
class FlowStream final : public grpc::ServerWriteReactor<observer::GetFlowsResponse>
{
public:
    FlowStream(std::shared_ptr<FlowRing> ring, observer::GetFlowsRequest request);

    /// Once, after construction.
    void begin();

private:
    /// How a waiting stream is found from the ring, also when it has gone.
    struct Handle
    {
        std::mutex mutex;
        FlowStream *stream = nullptr;
    };

    void OnWriteDone(bool ok) override;
    void OnCancel() override;
    void OnDone() override;

    void sendNext();
    void end(const grpc::Status &status);

    std::shared_ptr<FlowRing> m_ring;
    FlowReading m_reading;
    std::shared_ptr<Handle> m_handle = std::make_shared<Handle>();
    std::shared_ptr<void> m_subscription;
    observer::GetFlowsResponse m_response; ///< that is being written
    bool m_hasBegun = false;
    bool m_isWriting = false;
    bool m_hasEnded = false;
};

} // namespace liteboxd::demo
