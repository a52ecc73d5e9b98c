// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/json_parser.h"
#include "core/kube/watch_event.h"

#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::kube {

/// Turns the bytes of a watch into events: one JSON object per line, `{"type": …, "object": {…}}`. Does no I/O; bytes
/// may come in any pieces. One thread. Source: Kubernetes API concepts, "Efficient detection of changes".
class WatchDecoder
{
public:
    /// A line longer than this ends the watch: objects are limited to a few MiB by every API server's store.
    static constexpr std::size_t longestLine = 32 << 20;

    void feed(std::string_view bytes);

    /// The next whole event; nothing if more bytes are needed; ProtocolViolated for a line that is no event, and from
    /// then on always.
    base::Result<std::optional<WatchEvent>> next();

private:
    base::Result<std::optional<WatchEvent>> fail(std::string message);
    base::Result<std::optional<WatchEvent>> decode(std::string_view line);

    JsonParser m_parser;
    std::string m_buffer;
    std::size_t m_begin = 0;   ///< of the line that is not handed out yet
    std::size_t m_scanned = 0; ///< up to here there is no end of line
    std::optional<base::Error> m_fault;
};

} // namespace liteboxd::kube
