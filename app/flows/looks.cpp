// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/looks.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using shell::ColorRole;

Look look(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Forwarded:
    case Verdict::Redirected:
        return {ColorRole::Ok, u"check"_s, Qt::SolidLine};
    case Verdict::Dropped:
    case Verdict::Error:
        return {ColorRole::Danger, u"lock"_s, Qt::DashLine};
    case Verdict::Audit:
        return {ColorRole::Warning, u"warning"_s, Qt::DashDotLine};
    default:
        return {ColorRole::Muted, u"info"_s, Qt::DotLine};
    }
}

} // namespace liteboxd::flows
