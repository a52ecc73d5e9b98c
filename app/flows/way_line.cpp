// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/way_line.h"

#include "app/shell/looks/metrics.h"

#include <QStringList>

namespace liteboxd::flows {

WayLine::WayLine(QWidget *parent)
    : PlainLabel({}, parent)
{
    setWordWrap(true);
    setContentsMargins(shell::metrics::Medium, 0, shell::metrics::Medium, shell::metrics::Small);
    hide();
}

void WayLine::setState(const hubble::SourceState &state)
{
    setVisible(state.way == hubble::FlowWay::AgentExec);
    QString text =
        tr("The slow way: each of Cilium's agents is asked by exec. What an agent overwrites while it is asked "
           "anew is missing; Hubble Relay (hubble.relay.enabled=true) is better.");
    if (state.status && !state.status->unavailable.isEmpty())
        text += u' ' + tr("No answer from: %1.").arg(state.status->unavailable.join(QStringLiteral(", ")));
    setText(text);
}

} // namespace liteboxd::flows
