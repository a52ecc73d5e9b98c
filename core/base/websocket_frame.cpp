// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cctype>
#include <cstring>

namespace liteboxd::base {

namespace {

constexpr std::uint8_t finalBit = 0x80;
constexpr std::uint8_t maskBit = 0x80;
constexpr std::uint64_t longestControl = 125;

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8U | static_cast<std::uint8_t>(byte);
    return value;
}

void appendBigEndian(std::string &out, std::uint64_t value, unsigned bytes)
{
    for (unsigned i = bytes; i-- > 0;)
        out.push_back(static_cast<char>(value >> (8U * i)));
}

bool isKnown(unsigned opcode)
{
    return opcode <= 2 || (opcode >= 8 && opcode <= 10);
}

} // namespace

Result<std::optional<FrameHeader>> decodeFrameHeader(std::string_view bytes)
{
    const auto violated = [](const char *what) { return fail(ErrorCode::ProtocolViolated, what); };
    if (bytes.size() < 2)
        return std::nullopt;
    const auto first = static_cast<std::uint8_t>(bytes[0]);
    const auto second = static_cast<std::uint8_t>(bytes[1]);
    if (!isKnown(first & 0x0FU))
        return violated("a reserved WebSocket opcode");
    FrameHeader header;
    header.final = (first & finalBit) != 0;
    header.reservedBits = first & 0x70U;
    header.opcode = static_cast<Opcode>(first & 0x0FU);
    const unsigned shortLength = second & 0x7FU;
    if (isControl(header.opcode) && (!header.final || shortLength > longestControl))
        return violated("a WebSocket control frame that is fragmented or too long");
    const std::size_t lengthBytes = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
    const bool masked = (second & maskBit) != 0;
    header.size = 2 + lengthBytes + (masked ? 4 : 0);
    if (bytes.size() >= 2 + lengthBytes) {
        header.payloadLength = lengthBytes == 0 ? shortLength : bigEndian(bytes.substr(2, lengthBytes));
        const bool shortest = lengthBytes == 0 || (lengthBytes == 2 && header.payloadLength > 125) ||
                              (lengthBytes == 8 && header.payloadLength > 0xFFFF);
        if (!shortest || header.payloadLength >> 63U != 0)
            return violated("a WebSocket frame length that is not in its shortest form");
    }
    if (bytes.size() < header.size)
        return std::nullopt;
    if (masked) {
        header.maskingKey.emplace();
        std::copy_n(bytes.data() + header.size - 4, 4, header.maskingKey->begin());
    }
    return header;
}

std::string encodeFrameHeader(const FrameHeader &header)
{
    std::string out;
    out.push_back(static_cast<char>((header.final ? finalBit : 0U) | header.reservedBits |
                                    static_cast<std::uint8_t>(header.opcode)));
    const std::uint8_t mask = header.maskingKey ? maskBit : 0;
    if (header.payloadLength <= 125) {
        out.push_back(static_cast<char>(mask | header.payloadLength));
    } else if (header.payloadLength <= 0xFFFF) {
        out.push_back(static_cast<char>(mask | 126U));
        appendBigEndian(out, header.payloadLength, 2);
    } else {
        out.push_back(static_cast<char>(mask | 127U));
        appendBigEndian(out, header.payloadLength, 8);
    }
    if (header.maskingKey)
        out.append(header.maskingKey->begin(), header.maskingKey->end());
    return out;
}

std::string encodeFrame(Opcode opcode, std::string_view payload, const std::optional<MaskingKey> &maskingKey)
{
    FrameHeader header;
    header.opcode = opcode;
    header.maskingKey = maskingKey;
    header.payloadLength = payload.size();
    std::string out = encodeFrameHeader(header);
    const std::size_t begin = out.size();
    out.append(payload);
    if (maskingKey)
        applyMask(std::span(out).subspan(begin), *maskingKey);
    return out;
}

std::string closePayload(CloseCode code, std::string_view reason)
{
    std::string out;
    appendBigEndian(out, static_cast<std::uint16_t>(code), 2);
    return out.append(reason.substr(0, longestControl - 2));
}

void applyMask(std::span<char> bytes, const MaskingKey &key, std::uint64_t offset)
{
    // The key's period divides eight: whole words first, then what is left.
    std::array<std::uint8_t, 8> turned{};
    for (std::size_t i = 0; i < turned.size(); ++i)
        turned[i] = key[(offset + i) % 4];
    std::uint64_t mask = 0;
    std::memcpy(&mask, turned.data(), sizeof mask);
    std::size_t i = 0;
    for (; i + sizeof mask <= bytes.size(); i += sizeof mask) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + i, sizeof word);
        word ^= mask;
        std::memcpy(bytes.data() + i, &word, sizeof word);
    }
    for (; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(static_cast<std::uint8_t>(bytes[i]) ^ turned[i % 8]);
}

std::string acceptFor(std::string_view key)
{
    const std::string text = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    std::array<unsigned char, 20> hash{};
    EVP_Digest(text.data(), text.size(), hash.data(), nullptr, EVP_sha1(), nullptr);
    std::array<unsigned char, 29> encoded{}; // 28 characters and a NUL
    const int length = EVP_EncodeBlock(encoded.data(), hash.data(), static_cast<int>(hash.size()));
    return {encoded.begin(), encoded.begin() + length};
}

bool isWebSocketKey(std::string_view key)
{
    return key.size() == 24 && key.ends_with("==") && std::all_of(key.begin(), key.end() - 2, [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '+' || c == '/';
           });
}

} // namespace liteboxd::base
