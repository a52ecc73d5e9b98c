// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/widgets/plain_label.h"
#include "core/hubble/source_state.h"

namespace liteboxd::flows {

/// Says above the list that flows come in the slow way, for as long as they do; else it is not there. GUI thread.
class WayLine : public shell::PlainLabel
{
    Q_OBJECT

public:
    explicit WayLine(QWidget *parent = nullptr);

    void setState(const hubble::SourceState &state);
};

} // namespace liteboxd::flows
