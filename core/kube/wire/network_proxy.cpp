// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_proxy.h"

#include "core/kube/kubeconfig/proxy_url.h"
#include "core/kube/wire/proxy_environment.h"

namespace liteboxd::kube {

base::Result<QNetworkProxy> proxyOf(const ConnectionSettings &settings)
{
    if (!settings.proxyUrl.isEmpty())
        return proxyFromUrl(settings.proxyUrl);
    return proxyFromUrl(ProxyEnvironment::ofProcess().proxyUrlFor(settings.server));
}

} // namespace liteboxd::kube
