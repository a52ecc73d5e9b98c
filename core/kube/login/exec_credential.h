// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <string>

namespace liteboxd::kube {

/// What an exec plugin answered (`status` of an ExecCredential).
struct ExecCredential
{
    base::Secret token{};
    std::string certificatePem{};
    base::Secret keyPem{};
    std::optional<std::chrono::system_clock::time_point> expires{};
};

/// Reads what a plugin wrote to its standard output, JSON or YAML. LoginFailed if it is no ExecCredential of
/// `apiVersion`, holds neither a token nor a certificate with its key, a token that could not be sent, or an expiry
/// that is no time. A missing `kind` does no harm, as with client-go. Errors quote none of it.
base::Result<ExecCredential> parseExecCredential(const QByteArray &output, const std::string &apiVersion);

} // namespace liteboxd::kube
