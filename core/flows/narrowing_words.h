// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QString>

namespace liteboxd::flows {

/// Words of `hubble observe` that ask for what a flow has in common with others: its source, destination, port,
/// verdict. An end is its sandbox, else its pod, its first DNS name, its address. Empty where the flow has nothing of
/// the kind.
QString sourceWords(const Flow &flow);
QString destinationWords(const Flow &flow);
QString portWords(const Flow &flow);
QString verdictWords(const Flow &flow);

} // namespace liteboxd::flows
