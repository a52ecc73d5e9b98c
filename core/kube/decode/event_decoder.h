// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/watch_event.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::kube {

/// Turns the bytes of one answer, a list or a watch, into events. A list reads as a watch that adds each object and
/// ends with a bookmark, which carries the list's version. Does no I/O; bytes may come in any pieces and are kept only
/// until their object is whole: then they are overwritten, as objects carry secrets. One thread at a time.
class EventDecoder
{
public:
    enum class Answer { List, Watch };

    /// More than this for one object ends the answer: every API server's store limits objects to a few MiB.
    static constexpr std::size_t largestObject = 32 << 20;

    /// The decoder for an answer of that Content-Type; JSON unless it says otherwise.
    static std::unique_ptr<EventDecoder> create(Answer answer, std::string_view contentType);

    EventDecoder();
    virtual ~EventDecoder();

    void feed(std::string_view bytes);

    /// No more bytes will come. A list must be whole then; what a watch broke off in is dropped.
    void finish() { m_finished = true; }

    /// The next event; nothing if more bytes are needed, and at the end; ProtocolViolated for bytes that are no event,
    /// and from then on always. Its object is valid until the next call.
    base::Result<std::optional<WatchEvent>> next();

protected:
    using Event = base::Result<std::optional<WatchEvent>>;

    virtual Event read() = 0;

    /// Bytes that no event was made of yet. After take() they stay valid until the next event.
    std::string_view rest() const { return std::string_view(m_buffer).substr(m_begin); }
    void take(std::size_t size) { m_begin += size; }
    bool isFinished() const { return m_finished; }

    static Event violation(std::string message);

private:
    void forgetTaken();

    std::string m_buffer;
    std::size_t m_begin = 0;
    bool m_finished = false;
    std::optional<base::Error> m_fault;
};

} // namespace liteboxd::kube
