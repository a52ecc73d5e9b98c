// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/address_names.h"
#include "core/flows/drop_twins.h"

namespace liteboxd::flows {

/// What every flow of a stream passes first, in the order that they came: names are learnt and filled in, and the
/// second event of a dropped packet is found. One stream each; one thread.
class FlowIntake
{
public:
    struct Taken
    {
        Flow flow;
        bool isTwin = false; ///< it tells of a packet that was taken already
    };

    Taken take(Flow flow)
    {
        m_names.learn(flow);
        m_names.fill(flow);
        const bool isTwin = m_twins.isTwin(flow);
        return {std::move(flow), isTwin};
    }

private:
    AddressNames m_names;
    DropTwins m_twins;
};

} // namespace liteboxd::flows
