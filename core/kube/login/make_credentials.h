// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/login/credential_source.h"

#include <memory>

namespace liteboxd::kube {

/// The source that the settings ask for. Everything that connects with these settings should share one. `clock` must
/// outlive it.
std::shared_ptr<CredentialSource> makeCredentials(const ConnectionSettings &settings, const base::Clock &clock);

/// The same by the clock of this machine.
std::shared_ptr<CredentialSource> makeCredentials(const ConnectionSettings &settings);

} // namespace liteboxd::kube
