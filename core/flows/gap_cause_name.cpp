// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/gap_cause_name.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

QString gapCauseName(GapCause cause)
{
    switch (cause) {
    case GapCause::PerfRing:
        return u"perfRing"_s;
    case GapCause::ObserverQueue:
        return u"observerQueue"_s;
    case GapCause::HubbleRing:
        return u"hubbleRing"_s;
    case GapCause::Disconnected:
        return u"disconnected"_s;
    case GapCause::Unread:
        return u"unread"_s;
    case GapCause::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace liteboxd::flows
