// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_peer.h"

#include <algorithm>

namespace liteboxd::flows {

QString FlowPeer::sandboxId() const
{
    const QLatin1String key("k8s:sandbox-id=");
    const auto found =
        std::find_if(labels.begin(), labels.end(), [&](const QString &label) { return label.startsWith(key); });
    return found == labels.end() ? QString() : found->mid(key.size());
}

bool FlowPeer::has(QLatin1String label) const
{
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

} // namespace liteboxd::flows
