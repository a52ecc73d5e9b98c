// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <filesystem>
#include <string>

namespace liteboxd::kube {

/// Malformed if a token could not stand in a header field as it is (RFC 6750, 2.1 allows no space and no control
/// character). The error does not quote it.
base::Result<void> checkBearerToken(const base::Secret &token);

/// The token of a file, without the white space around it. FileUnreadable, or Malformed if it is empty or no token.
base::Result<base::Secret> readBearerToken(const std::filesystem::path &file);

/// The value of the field Authorization; empty for an empty token.
base::Secret bearerAuthorization(const base::Secret &token);

/// The same for user name and password (RFC 7617); empty if both are.
base::Secret basicAuthorization(const std::string &user, const base::Secret &password);

} // namespace liteboxd::kube
