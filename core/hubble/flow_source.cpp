// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_source.h"

namespace liteboxd::hubble {

void FlowSource::setState(const SourceState &state)
{
    m_state = state;
    Q_EMIT stateChanged(m_state);
}

} // namespace liteboxd::hubble
