// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox.h"

namespace liteboxd::sandbox {

enum class EgressProxy { Open, Closed };

/// What the audit trail calls the change.
inline constexpr const char *proxyOpenKind = "proxy-open";
inline constexpr const char *proxyCloseKind = "proxy-close";

/// Has the gateway's proxy open the list of a sandbox that exists, or open nothing to it any more: the label
/// liteboxd.io/egress-proxy, by a merge patch bound to the pod's uid. What else opens the list, a policy of its own,
/// stays as it is. The gateways hear of it within a second; a tunnel that is open ends then.
///
/// The callback gets the sandbox as it is then. InvalidArgument: it has no list. Unsupported: a controller makes its
/// pods, and its next one would be without the label. Conflict: the pod was replaced. Others as ApiClient::patch().
async::Request setEgressProxy(kube::ApiClient &api, const Sandbox &sandbox, EgressProxy wish, QObject *context,
                              async::Callback<Sandbox> done);

} // namespace liteboxd::sandbox
