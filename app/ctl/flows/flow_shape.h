// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"
#include "core/flows/flow_gap.h"
#include "core/flows/why.h"

#include <QJsonObject>

namespace liteboxd::ctl {

/// Flows as the commands write them with -o json: {time, uuid, verdict, dropReason, direction, reply, source,
/// destination, protocol, tcpFlags, type, node, layer7, policies, policyLog, summary}; what is not known is left out.
QJsonObject jsonOf(const flows::Flow &flow);

/// {gap: {cause, lost, node, from, to}}
QJsonObject jsonOf(const flows::FlowGap &gap);

/// {basis, direction, reported, log, computed, differs}
QJsonObject jsonOf(const flows::Why &why);

/// Words for a gap of this program's own; for one of Hubble's, what lost them.
QString sentenceOf(const flows::FlowGap &gap);

} // namespace liteboxd::ctl
