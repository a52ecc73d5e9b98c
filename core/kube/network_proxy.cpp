// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/network_proxy.h"

#include "core/kube/proxy_environment.h"
#include "core/kube/proxy_url.h"

namespace liteboxd::kube {

base::Result<QNetworkProxy> proxyOf(const ConnectionSettings &settings)
{
    if (!settings.proxyUrl.isEmpty())
        return proxyFromUrl(settings.proxyUrl);
    return proxyFromUrl(ProxyEnvironment::ofProcess().proxyUrlFor(settings.server));
}

} // namespace liteboxd::kube
