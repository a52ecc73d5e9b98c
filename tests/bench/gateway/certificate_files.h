// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace liteboxd::bench {

/// Writes a new certificate for "localhost", signed by itself, to `folder`: certificate.pem, key.pem (P-256) and
/// both.pem. Throws std::runtime_error when OpenSSL cannot.
void writeCertificateFiles(const std::filesystem::path &folder);

} // namespace liteboxd::bench
