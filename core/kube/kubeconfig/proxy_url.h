// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QNetworkProxy>

namespace liteboxd::kube {

/// The proxy that a URL names: http (a tunnel by CONNECT) and socks5 (which looks names up itself), with user name and
/// password if it has them; QNetworkProxy::NoProxy for "". Unsupported for https, Malformed for anything else. Errors
/// do not quote the URL: it may hold a password.
base::Result<QNetworkProxy> proxyFromUrl(const base::Secret &url);

/// Whether a kubeconfig's proxy-url can be used: the errors above.
base::Result<void> checkProxyUrl(const base::Secret &url);

} // namespace liteboxd::kube
