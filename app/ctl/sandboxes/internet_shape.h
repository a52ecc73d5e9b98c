// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "app/ctl/sandboxes/internet_watch.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// {id, requested, observed, until, receipt: {written, identity, firstFlow}} after a change. What was not seen is null;
/// where nobody looked, observed is "unknown".
QJsonObject internetJson(const InternetWatch::Subject &changed);

Shape internetShape();

} // namespace liteboxd::ctl
