// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flows/flow_digest.h"

#include <QByteArray>

#include <vector>

namespace liteboxd::hubble {

/// Flows as a recording keeps them: each as Hubble sent it (flow.Flow, serialized), with its count, its times and the
/// names that were known for its addresses. What did not come from Hubble is left out.
QByteArray archiveOf(const std::vector<flows::SeenFlow> &seen);

/// In the order they were given. Malformed for what archiveOf() did not make.
base::Result<std::vector<flows::SeenFlow>> flowsFromArchive(const QByteArray &archive);

} // namespace liteboxd::hubble
