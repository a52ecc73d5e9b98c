// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_record.h"

#include <QByteArray>

namespace liteboxd::flows {

/// The first line of an export as CSV (RFC 4180), with the names of its columns.
QByteArray csvHeader();

/// One line: times in UTC as RFC 3339 has them, names of Cilium, a count. A text that a spreadsheet would take for a
/// formula gets an apostrophe in front: names come from strangers. A gap has its cause, its two
/// times, its node and how many were lost.
QByteArray csvLine(const FlowRecord &record);

} // namespace liteboxd::flows
