// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>

#include <chrono>

namespace liteboxd::ctl {

/// {id, requested, observed, until, receipt: {written, identity, firstFlow}} after a change at `written`. Nobody here
/// sees the datapath: identity and firstFlow are null, observed is "unknown".
QJsonObject internetJson(const sandbox::Sandbox &changed, std::chrono::system_clock::time_point written);

Shape internetShape();

} // namespace liteboxd::ctl
