// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/port_forward.h"
#include "gateway/io/tls_context.h"

#include <memory>
#include <string>

namespace liteboxd::forward {

/// A port of a pod that speaks TLS. Whoever is forwarded there speaks in plain: TLS begins in this process and ends in
/// the pod, so the API server sees none of it.
struct TlsPodPort
{
    PodPort port;
    std::shared_ptr<const io::TlsContext> context;
    std::string serverName; ///< that the pod's certificate must have
};

} // namespace liteboxd::forward
