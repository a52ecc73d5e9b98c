// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/browser_link.h"

#include <QJsonObject>

namespace liteboxd::sandbox {

/// {id, sandbox, port, path, methods, uses, createdAt, until, expired}; what opens it is not in it. `uses` is null for
/// as often as one likes.
QJsonObject jsonOf(const BrowserLink &link, const base::SandboxId &id);

} // namespace liteboxd::sandbox
