// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace liteboxd::hubble {

/// Whether a pod is ready to serve, and not about to go.
bool isReadyPod(const QJsonObject &pod);

} // namespace liteboxd::hubble
