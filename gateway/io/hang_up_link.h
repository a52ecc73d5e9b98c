// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/stream.h"

namespace liteboxd::io {

/// As long as this lives, the waits of one stream are cancelled when another is aborted, or its peer is gone; at once
/// if it has. A stream has one such link at a time, and both outlive it. One reactor's thread.
class HangUpLink
{
public:
    /// When a peer counts as gone.
    enum class Gone {
        WhenLost,  ///< one that has only closed its side may still read
        WhenHungUp ///< nobody closes one side only
    };

    HangUpLink(Stream &watched, Stream &dependent, Gone gone)
        : m_watched(watched)
    {
        m_watched.setDependent(&dependent, gone == Gone::WhenHungUp);
    }
    ~HangUpLink() { m_watched.setDependent(nullptr, false); }
    HangUpLink(const HangUpLink &) = delete;
    HangUpLink &operator=(const HangUpLink &) = delete;

private:
    Stream &m_watched;
};

} // namespace liteboxd::io
