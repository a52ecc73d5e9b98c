// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/details/pod_reading.h"
#include "core/sandbox/network_usage.h"

#include <optional>

namespace liteboxd::sandboxes {

/// Bytes out and in, and how many a second since `before`, a reading of the same pod.
QString networkText(const sandbox::NetworkUsage &usage, const std::optional<sandbox::NetworkUsage> &before);

/// Why the kubelet of `node` did not tell it.
QString networkText(const base::Error &error, const QString &node);

/// What one sandbox sent and received, by its node's kubelet, where the account may ask that.
class NetworkReading final : public PodReading
{
    Q_OBJECT

public:
    explicit NetworkReading(QWidget &place)
        : PodReading(place)
    {}

private:
    async::Request ask(kube::ApiClient &api, const sandbox::Sandbox &sandbox) override;
    void forget() override { m_before.reset(); }
    void take(const sandbox::Sandbox &sandbox, const base::Result<sandbox::NetworkUsages> &usages);

    std::optional<sandbox::NetworkUsage> m_before;
};

} // namespace liteboxd::sandboxes
