// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/base/error.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// A list of objects that a command wrote or removed: `{kind, name, outcome, error?}`.
Shape outcomeShape();

/// `{code, message}` of one object's error; the context is left out, as the object itself stands beside it.
QJsonObject objectError(const base::Error &error);

} // namespace liteboxd::ctl
