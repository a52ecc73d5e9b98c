// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"

#include <string>

namespace liteboxd::ctl {

/// Where the key is that signs this user's reports: beside the store.
QString signingKeyFile(const Invocation &invocation);

/// `verify --check REPORT [--key FINGERPRINT]`: whether the signature of a report in JSON holds, and whose it is. Ends with
/// 0 if it holds and the key is the one that was named, or this user's own; 1 if it does not hold or there is none; 6 if
/// it holds and nobody said whose key that is.
void checkReportFile(Invocation &invocation, const std::string &file, const std::string &fingerprint);

} // namespace liteboxd::ctl
