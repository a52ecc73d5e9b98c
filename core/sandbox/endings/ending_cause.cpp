// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/endings/ending_cause.h"

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

QString keyword(EndingCause cause)
{
    switch (cause) {
    case EndingCause::Deadline:
        return u"deadline"_s;
    case EndingCause::Expired:
        return u"expired"_s;
    case EndingCause::OutOfMemory:
        return u"out-of-memory"_s;
    case EndingCause::Evicted:
        return u"evicted"_s;
    case EndingCause::Node:
        return u"node"_s;
    case EndingCause::Image:
        return u"image"_s;
    case EndingCause::Start:
        return u"start"_s;
    case EndingCause::ExitCode:
        return u"exit-code"_s;
    case EndingCause::Completed:
        return u"completed"_s;
    case EndingCause::Deleted:
        return u"deleted"_s;
    case EndingCause::DeletedByOther:
        return u"deleted-by-other"_s;
    case EndingCause::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace liteboxd::sandbox
