// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/chunked_decoder.h"
#include "tests/fuzz/fuzz_input.h"

#include <charconv>
#include <string>

using namespace liteboxd::http;
using liteboxd::fuzz::require;

namespace {

/// What one reading of a chunked body comes to.
struct Reading
{
    ChunkedDecoder::State state = ChunkedDecoder::State::More;
    std::string body;
    std::size_t end = 0; ///< once Done: where the next message begins
};

/// RFC 9112, 7.1, to the letter and in one go.
Reading strictly(std::string_view text)
{
    using State = ChunkedDecoder::State;
    Reading reading;
    std::size_t at = 0;
    const auto malformed = [&reading] {
        reading.state = State::Malformed;
        return reading;
    };
    for (;;) {
        const auto lineEnd = text.find("\r\n", at);
        if (lineEnd == std::string_view::npos)
            return reading;
        const std::string_view line = text.substr(at, lineEnd - at);
        std::size_t size = 0;
        const auto [digitsEnd, error] = std::from_chars(line.data(), line.data() + line.size(), size, 16);
        const std::string_view extension = line.substr(static_cast<std::size_t>(digitsEnd - line.data()));
        const auto semicolon = extension.find_first_not_of(" \t");
        if (line.empty() || line.front() == '-' || error != std::errc{} || size > (std::size_t{1} << 40U) ||
            (!extension.empty() && (semicolon == std::string_view::npos || extension[semicolon] != ';')) ||
            extension.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
            return malformed();
        at = lineEnd + 2;
        if (size == 0)
            break;
        reading.body.append(text.substr(at, size));
        if (text.size() - at < size + 2)
            return reading;
        if (text.substr(at + size, 2) != "\r\n")
            return malformed();
        at += size + 2;
    }
    const auto end = text.substr(at).starts_with("\r\n") ? at : text.find("\r\n\r\n", at);
    if (end == std::string_view::npos)
        return reading;
    reading.state = State::Done;
    reading.end = end + (end == at ? 2 : 4);
    return reading;
}

/// As a connection feeds it: what was not consumed comes again in front of the next piece.
Reading byTheDecoder(std::string_view text, std::uint8_t seed)
{
    Reading reading;
    ChunkedDecoder decoder;
    std::string queue;
    for (const std::string_view piece : liteboxd::fuzz::inPieces(text, seed)) {
        queue.append(piece);
        reading.state = decoder.put(queue);
        for (const std::string_view part : decoder.pieces())
            reading.body.append(part);
        reading.end += decoder.consumed();
        if (reading.state != ChunkedDecoder::State::More)
            break;
        queue.erase(0, decoder.consumed());
    }
    for (const auto &[name, value] : decoder.trailers())
        require(!name.empty() && value.find_first_of(std::string_view("\r\n\0", 3)) == std::string::npos,
                "a trailer field is one line");
    return reading;
}

} // namespace

/// What is taken for a whole body is one to the letter, and ends where the letter says: nothing of the next message is
/// swallowed, and nothing of this one is left to be taken for it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    using State = ChunkedDecoder::State;
    liteboxd::fuzz::FuzzInput input(bytes, size);
    const std::uint8_t seed = input.choice();
    const std::string_view text = input.rest();
    const Reading right = strictly(text);
    const Reading whole = byTheDecoder(text, 255);
    const Reading parts = byTheDecoder(text, seed);
    for (const Reading &reading : {whole, parts}) {
        if (reading.state == State::Done) {
            require(right.state == State::Done, "only what is a whole body is taken for one");
            require(reading.body == right.body, "the body is the one that was sent");
            require(reading.end == right.end, "the body ends where it does");
        }
        require(reading.state != State::More || right.state != State::Done, "a whole body is not waited for");
        require(right.body.starts_with(reading.body) || reading.state == State::Malformed ||
                    right.state == State::Malformed,
                "no byte is made up");
    }
    require((whole.state == State::Done) == (parts.state == State::Done), "a body in pieces is the same body");
    return 0;
}
