// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/connection_settings.h"

#include <QString>

namespace liteboxd::session {

/// Which cluster as which user, and which of its namespaces. Holds secrets.
struct SessionSettings
{
    kube::ConnectionSettings connection;
    QString sandboxNamespace = QStringLiteral("liteboxd");
};

} // namespace liteboxd::session
