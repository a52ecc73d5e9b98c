// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/login/credential.h"

#include <QSslConfiguration>

namespace liteboxd::kube {

/// How the server of the settings is checked, without a client certificate. Malformed if the authorities cannot be
/// read.
base::Result<QSslConfiguration> serverTls(const ConnectionSettings &settings);

/// `tls` with the client certificate of the credential, if it has one. Malformed if it cannot be read, Unsupported for
/// a key that is neither RSA nor EC.
base::Result<QSslConfiguration> withClientCertificate(QSslConfiguration tls, const Credential &credential);

} // namespace liteboxd::kube
