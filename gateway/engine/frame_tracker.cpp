// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/frame_tracker.h"

#include <algorithm>

namespace liteboxd::engine {

using base::FrameHeader;

bool FrameTracker::accepts(const FrameHeader &header)
{
    if (header.maskingKey.has_value() != (m_masking == base::Masking::Required))
        return false;
    if ((header.reservedBits & ~m_allowedBits) != 0)
        return false;
    if (base::isControl(header.opcode))
        return header.reservedBits == 0;
    // RFC 6455, 5.4: a continuation continues something, and nothing else begins before the end.
    if ((header.opcode == base::Opcode::Continuation) != m_inMessage)
        return false;
    m_inMessage = !header.final;
    return true;
}

FrameTracker::Step FrameTracker::violation()
{
    if (m_parts)
        m_parts->held.clear(); // never handed out: what was, ends on a boundary
    Step step;
    step.isViolation = true;
    return step;
}

FrameTracker::Parts &FrameTracker::parts()
{
    if (!m_parts)
        m_parts = std::make_unique<Parts>();
    return *m_parts;
}

FrameTracker::Step FrameTracker::stepInPayload(std::string_view input)
{
    Step step;
    const std::uint64_t taken = std::min<std::uint64_t>(input.size(), m_payloadLeft);
    m_payloadLeft -= taken;
    step.bytes = input.substr(0, taken);
    step.consumed = taken;
    return step;
}

FrameTracker::Step FrameTracker::step(std::string_view input)
{
    if (m_payloadLeft > 0)
        return stepInPayload(input);
    Step step;
    // What is held is a header or control frame: put just enough behind it to know, or to complete it.
    std::string_view frame = input;
    const std::size_t held = isHolding() ? m_parts->held.size() : 0;
    if (held > 0) {
        constexpr std::size_t most = 14 + 125;
        m_parts->control = m_parts->held;
        m_parts->control.append(input.substr(0, most - held));
        frame = m_parts->control;
    }
    // As many whole data frames, and the beginning of one, as stand in a row.
    std::size_t at = 0;
    while (at < frame.size()) {
        FrameHeader header;
        const std::size_t available = frame.size() - at;
        const base::FrameHeaderState state = base::readFrameHeader({frame.data() + at, available}, header);
        const bool known = state == base::FrameHeaderState::Whole;
        if (!known && state != base::FrameHeaderState::Incomplete) {
            if (at == 0)
                return violation();
            break; // what came before is sound
        }
        const bool control = known && base::isControl(header.opcode);
        const bool whole = known && (!control || available >= header.size + header.payloadLength);
        if (at > 0 && (control || !whole))
            break; // pass on what came before; this one is the next step's
        if (!whole) {
            parts().held.assign(frame);
            step.consumed = frame.size() - held;
            return step;
        }
        if (!accepts(header)) {
            if (at == 0)
                return violation();
            break;
        }
        if (control) {
            const std::size_t size = header.size + header.payloadLength;
            std::string &payload = parts().payload;
            step.isControl = true;
            step.opcode = header.opcode;
            step.bytes = frame.substr(0, size);
            payload.assign(step.bytes.substr(header.size));
            if (header.maskingKey)
                base::applyMask(payload, *header.maskingKey);
            step.payload = payload;
            step.consumed = size - held;
            m_parts->held.clear();
            return step;
        }
        const std::uint64_t taken = std::min<std::uint64_t>(available - header.size, header.payloadLength);
        m_payloadLeft = header.payloadLength - taken;
        at += header.size + taken;
        if (held > 0)
            break; // the rest stands in `input`, not behind what was held
    }
    step.bytes = frame.substr(0, at);
    step.consumed = at - held;
    if (held > 0)
        m_parts->held.clear();
    return step;
}

} // namespace liteboxd::engine
