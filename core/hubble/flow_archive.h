// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/flows/flow_digest.h"
#include "core/flows/flow_gap.h"

#include <QByteArray>

#include <vector>

namespace liteboxd::hubble {

/// What a recording keeps of a time.
struct ArchivedFlows
{
    std::vector<flows::SeenFlow> seen;
    std::vector<flows::FlowGap> gaps; ///< in archives of older programs there are none
};

/// Flows as a recording keeps them: each as Hubble sent it (rawOf()), with its count, its times and the
/// names that were known for its addresses; and what is missing among them. Flows that did not come from Hubble are
/// left out.
QByteArray archiveOf(const ArchivedFlows &flows);

/// In the order they were given. Malformed for what archiveOf() did not make.
base::Result<ArchivedFlows> flowsFromArchive(const QByteArray &archive);

} // namespace liteboxd::hubble
