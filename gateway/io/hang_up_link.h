// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/stream.h"

namespace liteboxd::io {

/// As long as this lives, the waits of one stream are cancelled when another hangs up or is aborted; at once if it has.
/// A stream has one such link at a time, and both outlive it. One reactor's thread.
class HangUpLink
{
public:
    HangUpLink(Stream &watched, Stream &dependent)
        : m_watched(watched)
    {
        m_watched.setDependent(&dependent);
    }
    ~HangUpLink() { m_watched.setDependent(nullptr); }
    HangUpLink(const HangUpLink &) = delete;
    HangUpLink &operator=(const HangUpLink &) = delete;

private:
    Stream &m_watched;
};

} // namespace liteboxd::io
