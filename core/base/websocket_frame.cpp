// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <memory>

namespace liteboxd::base {

namespace {

constexpr std::uint8_t finalBit = 0x80;
constexpr std::uint8_t maskBit = 0x80;
constexpr std::size_t mostCloseReason = 123; // a control frame has 125 bytes, two of them the code

void appendBigEndian(std::string &out, std::uint64_t value, unsigned bytes)
{
    for (unsigned i = bytes; i-- > 0;)
        out.push_back(static_cast<char>(value >> (8U * i)));
}

} // namespace

Result<std::optional<FrameHeader>> decodeFrameHeader(std::string_view bytes)
{
    const auto violated = [](const char *what) { return fail(ErrorCode::ProtocolViolated, what); };
    FrameHeader header;
    switch (readFrameHeader(bytes, header)) {
    case FrameHeaderState::Whole:
        return header;
    case FrameHeaderState::Incomplete:
        return std::nullopt;
    case FrameHeaderState::ReservedOpcode:
        return violated("a reserved WebSocket opcode");
    case FrameHeaderState::UnsoundControl:
        return violated("a WebSocket control frame that is fragmented or too long");
    case FrameHeaderState::UnsoundLength:
        break;
    }
    return violated("a WebSocket frame length that is not in its shortest form");
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
    return out.append(reason.substr(0, mostCloseReason));
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
    // Looking the algorithm up and making a context cost more than hashing sixty bytes does.
    static const std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> sha1(EVP_MD_fetch(nullptr, "SHA1", nullptr),
                                                                      &EVP_MD_free);
    static thread_local const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                                              &EVP_MD_CTX_free);
    std::array<unsigned char, 20> hash{};
    EVP_DigestInit_ex(context.get(), sha1.get(), nullptr);
    EVP_DigestUpdate(context.get(), text.data(), text.size());
    EVP_DigestFinal_ex(context.get(), hash.data(), nullptr);
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
