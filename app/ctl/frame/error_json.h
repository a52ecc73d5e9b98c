// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// {"code": "NotFound", "message": "…"}: an error as scripts read it.
QJsonObject errorJson(const base::Error &error);

} // namespace liteboxd::ctl
