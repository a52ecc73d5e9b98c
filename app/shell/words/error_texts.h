// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QString>

namespace liteboxd::shell {

/// What happened, for a person: one translated sentence for the kind of error.
QString sentence(base::ErrorCode code);

/// What the person can do about it, translated; empty where there is nothing to say.
QString advice(base::ErrorCode code);

/// Everything known, one fact per line, for a bug report: code, object, the server's words, HTTP status. Never
/// translated: it is what logs show, without secrets.
QString details(const base::Error &error);

} // namespace liteboxd::shell
