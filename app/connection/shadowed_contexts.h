// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/kubeconfig.h"

#include <QStringList>

namespace liteboxd::connection {

/// Which contexts of these files cannot be reached through what they were merged to, each as "context (file)": an
/// earlier file has a context, a cluster or a user of the same name, and that is the one that holds. Two K3s files call
/// everything "default". A file that cannot be read any more is left out.
QStringList shadowedContexts(const QStringList &files, const kube::Kubeconfig &merged);

} // namespace liteboxd::connection
