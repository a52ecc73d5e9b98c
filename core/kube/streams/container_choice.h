// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/wire/transport.h"

#include <QJsonObject>
#include <QString>

#include <functional>
#include <string>

namespace liteboxd::kube {

/// Whether the API server refused because the pod has several containers and none was named. It chooses for nobody
/// (kubernetes, pkg/registry/core/pod/strategy.go, validateContainer); a service mesh makes two of one.
bool wantsContainer(const base::Error &error);

/// The one that kubectl would take: what the annotation `kubectl.kubernetes.io/default-container` names, else the
/// first of those that are no init containers.
QString usualContainer(const QJsonObject &pod);

/// Asks for it; empty where that cannot be had.
async::Request chooseContainer(Transport &transport, const std::string &nameSpace, const std::string &pod,
                               QObject *context, std::function<void(const std::string &)> done);

} // namespace liteboxd::kube
