// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_record.h"
#include "core/flows/suspicion.h"
#include "core/flows/why.h"

#include <QString>

namespace liteboxd::models {

/// The words of flows, translated. Verdicts and reasons keep Cilium's names beside them, since they are what one looks
/// up; what a cluster or a sandbox wrote stays as it is, and is plain text.

/// "No rule allows it", "A rule denies it", "CT_MISSING_TCP_ACK_FLAG"; empty for what was not dropped.
QString reasonText(const flows::Flow &flow);

/// "443/tcp", "ICMPv4 8/0", "A? pypi.org."
QString portText(const flows::Flow &flow);

/// "CiliumNetworkPolicy liteboxd/deny"
QString policyText(const flows::FlowPolicy &policy);

/// In a few words which policy decided: a name that was reported; "computed: …"; "no rule (isolated by …)"; "–".
QString shortText(const flows::Why &why);

/// The same in sentences, with where it comes from.
QString text(const flows::Why &why);

/// "214 flows lost: the agent did not read the kernel's events fast enough"
QString text(const flows::FlowGap &gap);

/// "Asks many ports of 10.0.0.1", "Connects to x:443 every 10 s"
QString text(const flows::Suspicion &suspicion);

/// All that a flow says, as names and values for a detail pane.
QList<QPair<QString, QString>> details(const flows::FlowRecord &record);

} // namespace liteboxd::models
