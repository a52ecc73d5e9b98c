// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"
#include "core/flows/flow_gap.h"

#include <QByteArray>

namespace liteboxd::hubble {

/// What lines for people show.
struct CompactStyle
{
    bool showsNode = false;          ///< --print-node-name
    bool translatesAddresses = true; ///< --ip-translation: names of pods, services and DNS in place of addresses
    bool showsPolicies = false;      ///< --print-policy-names: which policies allowed or denied, on policy verdicts
};

/// The line of `hubble observe -o compact` of Cilium 1.18.6 for a flow, with its line feed, byte for byte: that which
/// reads Hubble's lines reads these. Times are in UTC. No control characters but that line feed.
/// Source: hubble/pkg/printer/printer.go. Empty for a flow that did not come from Hubble.
QByteArray compactLine(const flows::Flow &flow, const CompactStyle &style = {});

/// The line for lost events; for a gap that Hubble does not know of, a line of the same form.
QByteArray compactLine(const flows::FlowGap &gap);

} // namespace liteboxd::hubble
