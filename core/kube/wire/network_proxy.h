// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"

#include <QNetworkProxy>

namespace liteboxd::kube {

/// The proxy on the way to the server of the settings: the kubeconfig's, else the environment's, else none. Errors as
/// proxyFromUrl().
base::Result<QNetworkProxy> proxyOf(const ConnectionSettings &settings);

} // namespace liteboxd::kube
