// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

namespace liteboxd::kube {

/// Puts what a user entry says into the settings of a connection: reads the files it names, checks what it read, and
/// that it names one way to sign in only where kubectl takes one only. Runs no program.
/// FileUnreadable, Malformed, CertificateExpired, Unsupported (auth-provider); the context names the entry.
base::Result<void> buildLogin(const UserEntry &user, const base::Clock &clock, ConnectionSettings &out);

} // namespace liteboxd::kube
