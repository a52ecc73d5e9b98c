// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/frame_tracker.h"
#include "tests/fuzz/fuzz_input.h"

#include <string>

using namespace liteboxd;
using namespace liteboxd::engine;
using fuzz::require;

namespace {

struct Rules
{
    base::Masking masking;
    std::uint8_t bits;
};

/// What one direction of a WebSocket comes to.
struct Reading
{
    std::string passed;
    std::string controls; ///< opcode and payload of each control frame
    bool isViolation = false;
    bool isAtBoundary = true;
};

/// RFC 6455, 5.2 to 5.5, frame by frame over the whole text.
Reading frameByFrame(std::string_view text, const Rules &rules)
{
    Reading reading;
    bool inMessage = false;
    std::size_t at = 0;
    while (at < text.size()) {
        const auto decoded = base::decodeFrameHeader(text.substr(at));
        reading.isViolation = !decoded;
        reading.isAtBoundary = false;
        if (!decoded || !*decoded)
            break;
        const base::FrameHeader &header = **decoded;
        const std::uint64_t there = text.size() - at - header.size;
        const bool control = base::isControl(header.opcode);
        if (control && there < header.payloadLength)
            break;
        const bool begins = header.opcode != base::Opcode::Continuation;
        if (header.maskingKey.has_value() != (rules.masking == base::Masking::Required) ||
            (header.reservedBits & ~rules.bits) != 0 || (control ? header.reservedBits != 0 : begins == inMessage)) {
            reading.isViolation = true;
            break;
        }
        if (control) {
            std::string payload(text.substr(at + header.size, header.payloadLength));
            if (header.maskingKey)
                base::applyMask(payload, *header.maskingKey);
            reading.controls += std::to_string(static_cast<int>(header.opcode)) + payload + '\n';
        } else {
            inMessage = !header.final;
        }
        reading.isAtBoundary = there >= header.payloadLength;
        at += header.size + std::min(there, header.payloadLength);
    }
    reading.passed = text.substr(0, at);
    return reading;
}

Reading byTheTracker(std::string_view text, const Rules &rules, std::uint8_t seed)
{
    Reading reading;
    FrameTracker tracker(rules.masking, rules.bits);
    for (std::string_view piece : fuzz::inPieces(text, seed)) {
        while (!piece.empty() && !reading.isViolation) {
            const FrameTracker::Step step = tracker.step(piece);
            reading.isViolation = step.isViolation;
            require(step.isViolation || (step.consumed > 0 && step.consumed <= piece.size()), "each step gets on");
            piece.remove_prefix(step.consumed);
            reading.passed.append(step.bytes);
            if (step.isControl)
                reading.controls += std::to_string(static_cast<int>(step.opcode)) + std::string(step.payload) + '\n';
        }
    }
    reading.isAtBoundary = tracker.isAtBoundary();
    return reading;
}

} // namespace

/// In whatever pieces frames come, the same bytes pass, unaltered, the same control frames are seen, and the same byte
/// is one too many.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const std::uint8_t choice = input.choice();
    const std::uint8_t seed = input.choice();
    const Rules rules{(choice & 1U) != 0 ? base::Masking::Required : base::Masking::Forbidden,
                      static_cast<std::uint8_t>(choice & 0x70U)};
    const Reading right = frameByFrame(input.rest(), rules);
    for (const std::uint8_t pieces : {std::uint8_t{0}, seed, std::uint8_t{255}}) {
        const Reading reading = byTheTracker(input.rest(), rules, pieces);
        require(reading.passed == right.passed, "whole frames pass as they came");
        require(reading.controls == right.controls, "control frames are seen");
        require(reading.isViolation == right.isViolation, "what breaks the protocol is found");
        require(right.isViolation || reading.isAtBoundary == right.isAtBoundary, "a frame's end is known");
    }
    return 0;
}
