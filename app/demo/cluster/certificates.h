// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>

namespace liteboxd::demo {

/// A certificate authority of this run, and a server certificate by it for 127.0.0.1, ::1 and localhost (P-256, valid
/// for a year). Nothing of it is ever written to disk but the authority's certificate, in the kubeconfig.
struct Certificates
{
    std::string authorityPem;
    std::string serverPem;
    std::string serverKeyPem;

    /// Internal if OpenSSL fails.
    static base::Result<Certificates> create();
};

} // namespace liteboxd::demo
