// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <string>

namespace liteboxd::kube {

/// Which proxy the environment asks for, by the rules that kubectl follows: HTTPS_PROXY (for a plain-http server
/// HTTP_PROXY), NO_PROXY, and their names in lower case where the upper one is not set; never for this machine itself.
/// Source: golang.org/x/net/http/httpproxy.
struct ProxyEnvironment
{
    base::Secret https{};
    base::Secret http{};
    std::string exceptions{};

    /// What the environment of this process says.
    static ProxyEnvironment ofProcess();

    /// The URL of the proxy for a server ("https://10.0.0.1:6443"), empty for none. A proxy without a scheme is http.
    base::Secret proxyUrlFor(const std::string &server) const;
};

} // namespace liteboxd::kube
