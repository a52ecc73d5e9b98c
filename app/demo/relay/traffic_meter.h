// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

namespace liteboxd::demo {

/// What the demo's pods have sent and received, as a kubelet counts it: what was dropped behind a pod was sent. One
/// thread.
class TrafficMeter
{
public:
    /// Namespace and name. An end that is no pod has neither.
    using Pod = std::pair<std::string, std::string>;

    struct Bytes
    {
        std::int64_t sent = 0;
        std::int64_t received = 0;
    };

    void add(const Pod &pod, Bytes bytes)
    {
        if (pod.second.empty())
            return;
        Bytes &all = m_all[pod];
        all.sent += bytes.sent;
        all.received += bytes.received;
    }

    Bytes of(const Pod &pod) const
    {
        const auto found = m_all.find(pod);
        return found == m_all.end() ? Bytes{} : found->second;
    }

private:
    std::map<Pod, Bytes> m_all;
};

} // namespace liteboxd::demo
