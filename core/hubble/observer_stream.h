// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_filter.h"
#include "core/hubble/flow_queue.h"

#include <memory>

namespace grpc {
class Channel;
}

namespace liteboxd::hubble {

/// Which fields of a flow are asked for.
enum class FlowFields {
    All,  ///< for an export that leaves nothing out
    Shown ///< those that flows::Flow has, by a field mask; a server that does not know one of them refuses
};

/// One GetFlows call: what comes is decoded on gRPC's thread and put into the queue, the end of the call too.
/// Destroying it cancels the call and waits the moment until gRPC has let go of it.
class ObserverStream
{
public:
    ObserverStream(const std::shared_ptr<grpc::Channel> &channel, const flows::FlowQuery &query, FlowFields fields,
                   std::shared_ptr<FlowQueue> queue);
    ~ObserverStream();
    ObserverStream(const ObserverStream &) = delete;
    ObserverStream &operator=(const ObserverStream &) = delete;

private:
    class Call;
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

} // namespace liteboxd::hubble
