// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/creation/sandbox_request.h"

#include <QString>

#include <chrono>
#include <optional>

namespace liteboxd::sandboxes {

/// What a person typed who wants a sandbox otherwise than its template has it. Empty texts: as the template has it.
struct CreationInput
{
    enum class Internet { AsTemplate, Off, On };

    QString image{};
    QString cpu{};
    QString memory{};
    std::optional<std::chrono::seconds> ttl{};
    QString env{}; ///< NAME=VALUE, one a line
    Internet internet = Internet::AsTemplate;
    QString domains{};    ///< one a line, or with commas; looked at only where the internet is On: none is all of it
    bool dnsLock = false; ///< it may ask for the names of its list only
    bool egressProxy = false; ///< the gateway's proxy opens its list
};

/// What is asked for at first when a sandbox is to be as another one was.
struct LikeSandbox
{
    QString templateName{};
    int templateVersion = 0; ///< 0: the newest
    CreationInput input{};
};

/// What came of looking at it: a sentence, translated, for each field that cannot be so, and what is wanted if none.
struct CheckedInput
{
    QString image{};
    QString cpu{};
    QString memory{};
    QString env{};
    QString domains{};
    sandbox::SandboxOverrides wishes{};

    bool isSound() const
    {
        return image.isEmpty() && cpu.isEmpty() && memory.isEmpty() && env.isEmpty() && domains.isEmpty();
    }
};

/// Pure but for the language of its sentences.
CheckedInput checked(const CreationInput &input);

} // namespace liteboxd::sandboxes
