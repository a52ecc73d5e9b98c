// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace liteboxd::hubble {

/// What Cilium's own tools call a reason of the datapath: "Policy denied" for 133. A number without a name as they
/// write it: "206, 0". Source: pkg/monitor/api/drop.go of Cilium 1.18.6.
std::string dropText(std::uint8_t reason);

} // namespace liteboxd::hubble
