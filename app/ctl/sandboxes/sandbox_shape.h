// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/shape.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>
#include <QUrl>

namespace liteboxd::ctl {

/// Where accessUrl of a sandbox leads: LITEBOXD_GATEWAY_URL, or where a gateway on this machine listens.
QUrl gatewayAddress();

/// A sandbox as the contract has it. Nobody here sees the datapath, so `observed` is "unknown".
QJsonObject jsonOf(const sandbox::Sandbox &sandbox);

/// A sandbox in tables.
Shape sandboxShape();

} // namespace liteboxd::ctl
