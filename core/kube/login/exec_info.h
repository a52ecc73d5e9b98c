// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/exec_plugin.h"

#include <QByteArray>

namespace liteboxd::kube {

/// The value of KUBERNETES_EXEC_INFO for a run of the plugin: an ExecCredential without status.
QByteArray execInfo(const ExecPlugin &plugin);

} // namespace liteboxd::kube
