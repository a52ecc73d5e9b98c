// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace liteboxd::engine {

/// Follows the frames of one direction of a WebSocket without touching them: where a frame ends, and what the control
/// frames are. Sans-I/O. Between two step()s the bytes handed out so far end on a frame boundary or inside the payload
/// of a data frame, never inside a header or a control frame. Small: one of these lives as long as its WebSocket.
class FrameTracker
{
public:
    FrameTracker(base::Masking masking, std::uint8_t allowedBits)
        : m_masking(masking)
        , m_allowedBits(allowedBits)
    {}

    struct Step
    {
        std::size_t consumed = 0; ///< bytes of the input this step has dealt with
        std::string_view bytes;   ///< to pass on: frames, or parts of one; a whole control frame, header and all
        bool isControl = false;   ///< `bytes` is one control frame of this kind:
        base::Opcode opcode = base::Opcode::Continuation;
        std::string_view payload; ///< of a control frame, unmasked
        bool isViolation = false; ///< the stream cannot be followed any more
    };

    /// Looks at the beginning of `input`; the views are valid until the next call and as long as `input`.
    Step step(std::string_view input);

    /// Frees the memory behind the last step's views; what is held for the next one stays.
    void dropViews()
    {
        if (m_parts && m_parts->held.empty())
            m_parts.reset();
    }

    /// Whether a frame of ours would fit in here.
    bool isAtBoundary() const { return m_payloadLeft == 0 && !isHolding(); }

    /// Payload of the current data frame that is still to come; it may be moved past this object.
    std::uint64_t payloadLeft() const { return m_payloadLeft; }
    void notePassed(std::uint64_t count) { m_payloadLeft -= count; }
    base::Masking masking() const { return m_masking; }

private:
    struct Parts
    {
        std::string held;    ///< an incomplete header or control frame
        std::string control; ///< the last control frame that came in parts
        std::string payload;
    };

    bool isHolding() const { return m_parts && !m_parts->held.empty(); }
    Parts &parts();
    bool accepts(const base::FrameHeader &header);
    Step stepInPayload(std::string_view input);
    Step violation();

    base::Masking m_masking;
    std::uint8_t m_allowedBits;
    bool m_inMessage = false; ///< a fragmented message has begun and not ended
    std::uint64_t m_payloadLeft = 0;
    std::unique_ptr<Parts> m_parts; ///< seldom there
};

} // namespace liteboxd::engine
