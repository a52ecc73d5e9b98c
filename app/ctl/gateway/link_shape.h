// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/sandbox/browser_link.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// {id, sandbox, port, path, methods, uses, createdAt, until, expired}; what opens it is not in it.
QJsonObject linkJson(const sandbox::BrowserLink &link, const base::SandboxId &id);

Shape linkShape();

} // namespace liteboxd::ctl
