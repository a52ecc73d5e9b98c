// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hubble/observer_status.h"

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace grpc {
class Channel;
}

namespace liteboxd::hubble {

/// A question with one answer that is on its way. Destroying it cancels it and waits the moment until gRPC has let go
/// of it; its answer is then not told any more, unless it is being told just now.
class ObserverQuestion
{
public:
    virtual ~ObserverQuestion() = default;

    template<class T>
    using Answer = std::function<void(base::Result<T>)>; ///< called once, on gRPC's thread

    static std::unique_ptr<ObserverQuestion> askStatus(const std::shared_ptr<grpc::Channel> &channel,
                                                       std::chrono::milliseconds timeout,
                                                       Answer<ObserverStatus> answer);

    /// Unsupported where an agent is asked and not Relay.
    static std::unique_ptr<ObserverQuestion> askNodes(const std::shared_ptr<grpc::Channel> &channel,
                                                      std::chrono::milliseconds timeout,
                                                      Answer<std::vector<ObserverNode>> answer);
};

} // namespace liteboxd::hubble
