// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/objects/object_store.h"
#include "app/demo/relay/traffic_meter.h"

#include <QByteArray>
#include <QDateTime>

namespace liteboxd::demo {

/// What the kubelet of a node says behind nodes/NAME/proxy: /stats/summary, with the network of its pods. One thread,
/// that of the store.
class NodeStats
{
public:
    explicit NodeStats(const ObjectStore &store)
        : m_store(store)
    {}

    /// 404 for a node that is not there, 405 for anything but reading, 501 for all else that a kubelet serves.
    Outcome<QByteArray> answer(std::string_view method, const ApiTarget &target, const TrafficMeter &meter,
                               const QDateTime &now) const;

private:
    const ObjectStore &m_store;
};

} // namespace liteboxd::demo
