// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tombstone_words.h"

#include "core/models/tr.h"
#include "core/sandbox/endings/ending_cause.h"

#include <QLocale>

namespace liteboxd::models {

namespace {

using sandbox::EndingCause;

QString causeText(EndingCause cause)
{
    switch (cause) {
    case EndingCause::Deadline:
        return Tr::tr("Its hard limit was over");
    case EndingCause::Expired:
        return Tr::tr("Its time to live was over");
    case EndingCause::OutOfMemory:
        return Tr::tr("Out of memory");
    case EndingCause::Evicted:
        return Tr::tr("Evicted from its node");
    case EndingCause::Node:
        return Tr::tr("Its node failed or refused it");
    case EndingCause::Image:
        return Tr::tr("Its image could not be had");
    case EndingCause::Start:
        return Tr::tr("Its container could not start");
    case EndingCause::ExitCode:
        return Tr::tr("Its process failed");
    case EndingCause::Completed:
        return Tr::tr("Its process was done");
    case EndingCause::Deleted:
        return Tr::tr("Deleted by you");
    case EndingCause::DeletedByOther:
        return Tr::tr("Deleted by somebody else");
    case EndingCause::Unknown:
        break;
    }
    return Tr::tr("Not known");
}

QString causeText(const QString &word)
{
    for (int each = 0; each <= static_cast<int>(EndingCause::Unknown); ++each) {
        if (word == sandbox::keyword(static_cast<EndingCause>(each)))
            return causeText(static_cast<EndingCause>(each));
    }
    return word;
}

} // namespace

QString endingText(const store::Tombstone &tombstone)
{
    const QString cause = causeText(tombstone.cause);
    if (tombstone.exitCode.value_or(0) == 0)
        return cause;
    //: %1: a reason, %2: a number
    return Tr::tr("%1 (exit code %2)").arg(cause, QString::number(*tombstone.exitCode));
}

} // namespace liteboxd::models
