// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/websocket_cases.h"

#include <array>

namespace liteboxd::engine {

namespace {

using namespace std::string_literals;
using Cases = std::vector<WebSocketCase>;

constexpr std::uint8_t text = 0x81;
constexpr std::uint8_t binary = 0x82;
constexpr std::uint8_t continuation = 0x80;
constexpr std::uint8_t closing = 0x88;
constexpr std::uint8_t ping = 0x89;
constexpr std::uint8_t pong = 0x8a;
constexpr std::uint8_t notTheLast = 0x7f; ///< and-ed to the first byte

std::uint8_t first(std::uint8_t kind, unsigned bits = 0)
{
    return static_cast<std::uint8_t>(kind | bits);
}

std::uint8_t open(std::uint8_t kind)
{
    return kind & notTheLast;
}

Cases echoes()
{
    Cases all;
    for (const std::uint8_t kind : {text, binary}) {
        for (const std::size_t size : {0, 1, 125, 126, 127, 128, 65535, 65536, 65537})
            all.push_back(
                {"echo" + std::to_string(kind) + "of" + std::to_string(size), {{kind, std::string(size, '*')}}});
        all.push_back({"chopped" + std::to_string(kind), {{kind, std::string(65536, '*')}}, 997});
        all.push_back({"byteByByte" + std::to_string(kind), {{kind, std::string(300, '*')}}, 1});
    }
    return all;
}

Cases pings()
{
    std::vector<SentFrame> ten;
    for (int i = 0; i < 10; ++i)
        ten.push_back({ping, "payload-" + std::to_string(i)});
    return {{"empty", {{ping, ""}}},
            {"text", {{ping, "Hello, world!"}}},
            {"binary", {{ping, "\x00\xff\xfe\xfd\xfc\xfb\x00\xff"s}}},
            {"longest", {{ping, std::string(125, '\xfe')}}},
            {"tooLong", {{ping, std::string(126, '\xfe')}}},
            {"longestByteByByte", {{ping, std::string(125, '\xfe')}}, 1},
            {"unasked", {{pong, ""}}},
            {"unaskedWithPayload", {{pong, "unsolicited"}}},
            {"unaskedThenPing", {{pong, "unsolicited"}, {ping, "ping"}}},
            {"ten", ten},
            {"tenByteByByte", ten, 1},
            {"pongTooLong", {{pong, std::string(126, 'x')}}}};
}

Cases reservedBits()
{
    Cases all;
    for (const unsigned bits : {0x10U, 0x20U, 0x30U, 0x40U, 0x50U, 0x60U, 0x70U}) {
        const std::string name = "bits" + std::to_string(bits >> 4U);
        for (const std::size_t chop : {0, 1}) {
            const std::string how = chop == 0 ? "" : "ByteByByte";
            all.push_back({name + how, {{text, "small"}, {first(text, bits), "wrong"}, {ping, ""}}, chop});
            all.push_back({name + "First" + how, {{first(binary, bits), "wrong"}}, chop});
            all.push_back({name + "OfPing" + how, {{text, "small"}, {first(ping, bits), ""}}, chop});
            all.push_back({name + "OfClose" + how, {{first(closing, bits), ""}}, chop});
        }
    }
    return all;
}

Cases opcodes()
{
    Cases all;
    for (const unsigned opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        const std::string name = "opcode" + std::to_string(opcode);
        const auto wrong = static_cast<std::uint8_t>(0x80U | opcode);
        all.push_back({name, {{wrong, ""}}});
        all.push_back({name + "WithPayload", {{wrong, "reserved"}}});
        all.push_back({name + "BehindText", {{text, "Hello, world!"}, {wrong, ""}, {ping, ""}}});
        all.push_back({name + "ByteByByte", {{text, "Hello, world!"}, {wrong, "reserved"}, {ping, ""}}, 1});
    }
    return all;
}

Cases fragments()
{
    Cases all;
    for (const std::size_t chop : {0, 1}) {
        const std::string how = chop == 0 ? "" : "ByteByByte";
        const auto add = [&](const char *name, std::vector<SentFrame> frames) {
            all.push_back({name + how, std::move(frames), chop});
        };
        add("two", {{open(text), "fragment1"}, {continuation, "fragment2"}});
        add("three", {{open(binary), "a"}, {open(continuation), "b"}, {continuation, "c"}});
        add("empty", {{open(text), ""}, {open(continuation), ""}, {continuation, ""}});
        add("emptyFirst", {{open(text), ""}, {continuation, "middle"}});
        add("pingBetween", {{open(text), "fragment1"}, {ping, "ping"}, {continuation, "fragment2"}});
        add("pongBetween", {{open(text), "fragment1"}, {pong, "pong"}, {continuation, "fragment2"}});
        add("pingsBetween",
            {{open(text), "1"}, {ping, "a"}, {open(continuation), "2"}, {ping, "b"}, {continuation, "3"}});
        add("closeBetween", {{open(text), "fragment1"}, {closing, "\x03\xe8"}, {continuation, "fragment2"}});
        add("pingInTwo", {{open(ping), "fragment1"}, {continuation, "fragment2"}});
        add("pongInTwo", {{open(pong), "fragment1"}, {continuation, "fragment2"}});
        add("closeInTwo", {{open(closing), "\x03"}, {continuation, "\xe8"}});
        add("continuesNothing", {{continuation, "non-continuation"}, {text, "Hello, world!"}});
        add("continuesNothingOpen", {{open(continuation), "non-continuation"}, {text, "Hello, world!"}});
        add("continuesWhatEnded", {{open(text), "1"}, {continuation, "2"}, {continuation, "3"}, {text, "4"}});
        add("beginsInside", {{open(text), "fragment1"}, {text, "fragment2"}});
        add("beginsInsideOpen", {{open(text), "fragment1"}, {open(binary), "fragment2"}, {continuation, "3"}});
        add("messages",
            {{open(text), "1"}, {continuation, "2"}, {open(binary), "3"}, {continuation, "4"}, {text, "5"}});
    }
    return all;
}

const std::vector<std::string> &validTexts()
{
    static const std::vector<std::string> all{"Hello-\xc2\xb5@\xc3\x9f\xc3\xb6\xc3\xa4-UTF-8!!",
                                              "\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5",
                                              "\x00"s,
                                              "\x7f",
                                              "\xc2\x80",
                                              "\xdf\xbf",
                                              "\xe0\xa0\x80",
                                              "\xed\x9f\xbf",
                                              "\xee\x80\x80",
                                              "\xef\xbf\xbd",
                                              "\xef\xbf\xbe",
                                              "\xef\xbf\xbf",
                                              "\xf0\x90\x80\x80",
                                              "\xf0\x9f\xbf\xbe",
                                              "\xf0\x9f\xbf\xbf",
                                              "\xf0\xaf\xbf\xbe",
                                              "\xf4\x8f\xbf\xbe",
                                              "\xf4\x8f\xbf\xbf"};
    return all;
}

const std::vector<std::string> &invalidTexts()
{
    static const std::vector<std::string> all{"\x80",
                                              "\xbf",
                                              "\x80\xbf",
                                              "\x80\xbf\x80",
                                              "\x80\xbf\x80\xbf\x80\xbf",
                                              "\xc0 ",
                                              "\xc1 ",
                                              "\xdf ",
                                              "\xe0 ",
                                              "\xef ",
                                              "\xf0 ",
                                              "\xf7 ",
                                              "\xf8 ",
                                              "\xfb ",
                                              "\xfc ",
                                              "\xfd ",
                                              "\xfe",
                                              "\xff",
                                              "\xfe\xfe\xff\xff",
                                              "\xc2",
                                              "\xe1\x80",
                                              "\xf1\x80\x80",
                                              "\xf8\x88\x80\x80",
                                              "\xfc\x84\x80\x80\x80",
                                              "\xc0\xaf",
                                              "\xe0\x80\xaf",
                                              "\xf0\x80\x80\xaf",
                                              "\xf8\x80\x80\x80\xaf",
                                              "\xfc\x80\x80\x80\x80\xaf",
                                              "\xc1\xbf",
                                              "\xe0\x9f\xbf",
                                              "\xf0\x8f\xbf\xbf",
                                              "\xc0\x80",
                                              "\xe0\x80\x80",
                                              "\xf0\x80\x80\x80",
                                              "\xed\xa0\x80",
                                              "\xed\xad\xbf",
                                              "\xed\xae\x80",
                                              "\xed\xaf\xbf",
                                              "\xed\xb0\x80",
                                              "\xed\xbe\x80",
                                              "\xed\xbf\xbf",
                                              "\xed\xa0\x80\xed\xb0\x80",
                                              "\xed\xaf\xbf\xed\xbf\xbf",
                                              "\xf4\x90\x80\x80",
                                              "\xf7\xbf\xbf\xbf",
                                              "\xce\xba\xe1\xbd\xb9\xed\xa0\x80 edited"};
    return all;
}

void addText(Cases &all, const std::string &name, const std::string &bytes)
{
    std::vector<SentFrame> pieces;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        pieces.push_back({i == 0 ? open(text) : open(continuation), bytes.substr(i, 1)});
    pieces.push_back({continuation, ""});
    all.push_back({name, {{text, bytes}}});
    all.push_back({name + "InFragments", pieces});
    all.push_back({name + "ByteByByte", {{text, bytes}}, 1});
}

Cases utf8()
{
    Cases all;
    for (std::size_t i = 0; i < validTexts().size(); ++i)
        addText(all, "valid" + std::to_string(i), validTexts()[i]);
    for (std::size_t i = 0; i < invalidTexts().size(); ++i)
        addText(all, "invalid" + std::to_string(i), invalidTexts()[i]);
    return all;
}

Cases closes()
{
    Cases all{{"text", {{text, "Hello, world!"}, {closing, "\x03\xe8"}}},
              {"twice", {{closing, "\x03\xe8"}, {closing, "\x03\xe8"}}},
              {"thenPing", {{closing, "\x03\xe8"}, {ping, ""}}},
              {"thenText", {{closing, "\x03\xe8"}, {text, "too late"}}},
              {"inside", {{open(text), "fragment1"}, {closing, "\x03\xe8"}, {continuation, "2"}}},
              {"behindMuch", {{text, std::string(262144, 'B')}, {text, "Hello"}, {closing, "\x03\xe8"}, {ping, ""}}},
              {"empty", {{closing, ""}}},
              {"oneByte", {{closing, "a"}}},
              {"reason", {{closing, "\x03\xe8Hello"}}},
              {"longestReason", {{closing, "\x03\xe8" + std::string(123, '*')}}},
              {"tooLong", {{closing, "\x03\xe8" + std::string(124, '*')}}},
              {"invalidReason", {{closing, "\x03\xe8\xce\xba\xed\xa0\x80"}}}};
    for (const unsigned code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000,
          4999, 0,    1,    999,  1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
        const std::string payload{static_cast<char>(code >> 8U), static_cast<char>(code)};
        all.push_back({"code" + std::to_string(code), {{closing, payload}}});
        all.push_back({"code" + std::to_string(code) + "ByteByByte", {{closing, payload + "bye"}}, 1});
    }
    return all;
}

Cases limits()
{
    Cases all;
    for (const std::size_t size : {65536U, 262144U, 1048576U, 4194304U}) {
        const std::string name = std::to_string(size / 1024) + "KiB";
        all.push_back({"text" + name, {{text, std::string(size, '*')}}});
        all.push_back({"binary" + name, {{binary, std::string(size, '\xfe')}}});
    }
    for (const std::size_t size : {64U, 256U, 1024U, 4096U, 16384U, 65536U}) {
        std::vector<SentFrame> pieces{{open(binary), ""}};
        for (std::size_t at = 0; at < 262144; at += size)
            pieces.push_back({open(continuation), std::string(size, 'f')});
        pieces.push_back({continuation, ""});
        all.push_back({"fragmentsOf" + std::to_string(size), pieces});
    }
    for (const std::size_t chop : {64U, 128U, 512U, 1024U, 2048U})
        all.push_back({"choppedBy" + std::to_string(chop), {{text, std::string(262144, '*')}}, chop});
    return all;
}

/// What is compressed is the two ends' affair: to whom stands between, it is bytes with a bit (RFC 7692, 6).
Cases compressed()
{
    constexpr unsigned bit = 0x40;
    Cases all;
    const auto add = [&](const std::string &name, std::vector<SentFrame> frames, std::size_t chop = 0) {
        all.push_back({name, std::move(frames), chop, Compression::Negotiated});
    };
    const std::string deflated = "\xf2\x48\xcd\xc9\xc9\x07\x00"s;
    for (const std::uint8_t kind : {text, binary}) {
        const std::string name = kind == text ? "text" : "binary";
        add(name, {{first(kind, bit), deflated}});
        add(name + "Plain", {{kind, "Hello"}});
        add(name + "Empty", {{first(kind, bit), "\x00"s}});
        add(name + "ByteByByte", {{first(kind, bit), deflated}}, 1);
        add(name + "InTwo", {{first(open(kind), bit), deflated.substr(0, 3)}, {continuation, deflated.substr(3)}});
        add(name + "PingBetween",
            {{first(open(kind), bit), deflated.substr(0, 3)}, {ping, "p"}, {continuation, deflated.substr(3)}});
        add(name + "Mixed", {{first(kind, bit), deflated}, {kind, "Hello"}, {first(kind, bit), deflated}});
        add(name + "Large", {{first(kind, bit), std::string(100'000, '\x55')}});
        add(name + "OtherBit", {{first(kind, 0x20), deflated}});
        add(name + "BothBits", {{first(kind, 0x60), deflated}});
        add(name + "BitOfPing", {{kind, "Hello"}, {first(ping, bit), "p"}});
    }
    return all;
}

} // namespace

const std::vector<WebSocketChapter> &webSocketChapters()
{
    static const std::vector<WebSocketChapter> all{
        {"framing", "RFC 6455, 5.2", echoes()},
        {"pings", "RFC 6455, 5.5.2", pings()},
        {"reservedBits", "RFC 6455, 5.2", reservedBits()},
        {"opcodes", "RFC 6455, 5.2", opcodes()},
        {"fragments", "RFC 6455, 5.4", fragments()},
        {"utf8", "RFC 6455, 8.1", utf8()},
        {"closes", "RFC 6455, 7", closes()},
        {"limits", "RFC 6455, 10.4", limits()},
        {"compression", "RFC 7692", compressed()},
    };
    return all;
}

} // namespace liteboxd::engine
