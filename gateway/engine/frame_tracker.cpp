// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/frame_tracker.h"

#include <algorithm>

namespace liteboxd::engine {

using base::FrameHeader;

bool FrameTracker::accepts(const FrameHeader &header)
{
    if (header.maskingKey.has_value() != (m_masking == Masking::Required))
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
    m_held.clear(); // never handed out: what was, ends on a boundary
    Step step;
    step.isViolation = true;
    return step;
}

FrameTracker::Step FrameTracker::step(std::string_view input)
{
    Step step;
    // What is held is a header or control frame: put just enough behind it to know, or to complete it.
    std::string_view frame = input;
    const std::size_t held = m_held.size();
    if (held > 0) {
        constexpr std::size_t most = 14 + 125;
        m_control = m_held;
        m_control.append(input.substr(0, most - held));
        frame = m_control;
    }
    if (m_payloadLeft == 0) {
        // As many whole data frames, and the beginning of one, as stand in a row.
        std::size_t at = 0;
        while (at < frame.size()) {
            const auto decoded = base::decodeFrameHeader(frame.substr(at));
            if (!decoded && at == 0)
                return violation();
            if (!decoded)
                break; // what came before is sound
            const auto &header = *decoded;
            const bool control = header && base::isControl(header->opcode);
            const bool whole = header && (!control || frame.size() - at >= header->size + header->payloadLength);
            if (at > 0 && (control || !whole))
                break; // pass on what came before; this one is the next step's
            if (!whole) {
                m_held.assign(frame);
                step.consumed = frame.size() - held;
                return step;
            }
            const bool sound = accepts(*header);
            if (!sound && at == 0)
                return violation();
            if (!sound)
                break;
            if (control) {
                const std::size_t size = header->size + header->payloadLength;
                step.isControl = true;
                step.opcode = header->opcode;
                step.bytes = frame.substr(0, size);
                m_payload.assign(step.bytes.substr(header->size));
                if (header->maskingKey)
                    base::applyMask(m_payload, *header->maskingKey);
                step.payload = m_payload;
                step.consumed = size - held;
                m_held.clear();
                return step;
            }
            const std::uint64_t available = frame.size() - at - header->size;
            const std::uint64_t taken = std::min(available, header->payloadLength);
            m_payloadLeft = header->payloadLength - taken;
            at += header->size + taken;
            if (held > 0)
                break; // the rest stands in `input`, not behind what was held
        }
        step.bytes = frame.substr(0, at);
        step.consumed = at - held;
        m_held.clear();
        return step;
    }
    const std::uint64_t taken = std::min<std::uint64_t>(input.size(), m_payloadLeft);
    m_payloadLeft -= taken;
    step.bytes = input.substr(0, taken);
    step.consumed = taken;
    return step;
}

} // namespace liteboxd::engine
