// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/check_outcome.h"

#include <QJsonArray>

namespace liteboxd::verify {

/// Whether the K3s servers among these nodes run without flannel and without the network policy controller of their
/// own, as Cilium needs it, by the annotation k3s.io/node-args (what a server was started with, its configuration file
/// included). Skipped if no node tells. Pure.
CheckOutcome judgeK3sFlags(const QJsonArray &nodes);

} // namespace liteboxd::verify
