// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/creation/sandbox_request.h"

#include <QJsonObject>

namespace liteboxd::sandbox {

/// The pod of a new sandbox, as LiteBoxd's own server writes it, and hardened where that breaks no usual image: no
/// service-account token, the runtime's seccomp profile, no privilege escalation, and of the capabilities only those
/// that package managers and web servers need. `ndots:1`, so that names outside the cluster are asked for as they are:
/// a search list's refusals make musl give up. Holds the access token. Pure.
QJsonObject podManifest(const SandboxRequest &request);

} // namespace liteboxd::sandbox
