// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace liteboxd::sandbox {

/// Why a sandbox ended or went.
enum class EndingCause {
    Deadline,       ///< activeDeadlineSeconds: the template's hard limit
    Expired,        ///< its TTL was over
    OutOfMemory,    ///< a container needed more than its limit
    Evicted,        ///< its node was short of something, a more important pod came, or somebody asked for it
    Node,           ///< its node went, was shut down, or did not take it
    Image,          ///< its image could not be had
    Start,          ///< its container could not be started
    ExitCode,       ///< its container ended with another code than 0
    Completed,      ///< its containers ended with 0
    Deleted,        ///< by this user, through console or liteboxctl
    DeletedByOther, ///< by somebody else
    Unknown
};

/// The word for it in the store and in JSON: "out-of-memory".
QString keyword(EndingCause cause);

} // namespace liteboxd::sandbox
