// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <string>

namespace liteboxd::kube {

/// Malformed unless `pem` holds at least one certificate and each one it holds can be read.
base::Result<void> checkAuthorities(const std::string &pem);

/// Whether a client certificate can be used now: Malformed (certificate or key cannot be read, the key is another
/// certificate's), Unsupported (the key has a passphrase, or is on a curve that no server takes), CertificateExpired
/// (by the clock's wall time).
base::Result<void> checkClientCertificate(const std::string &certificatePem, const base::Secret &keyPem,
                                          const base::Clock &clock);

} // namespace liteboxd::kube
