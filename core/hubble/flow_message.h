// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <flow/flow.pb.h>

#include <optional>

namespace liteboxd::hubble {

/// flow.Flow as Hubble sent it; nothing, if this flow did not come from Hubble. The policies of a drop are told by one
/// of the two events that Cilium makes of it, and the other may be the one that is kept (repeat()): they are added.
std::optional<::flow::Flow> messageOf(const flows::Flow &flow);

/// The same, serialized; empty for nothing.
QByteArray rawOf(const flows::Flow &flow);

} // namespace liteboxd::hubble
