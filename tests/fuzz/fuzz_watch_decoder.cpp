// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/watch_decoder.h"

#include "tests/fuzz/fuzz_input.h"

#include <string>

using namespace liteboxd;
using kube::WatchDecoder;

namespace {

/// What a decoder tells of its input, as text: types, a member of each object, and whether it broke.
std::string told(WatchDecoder &decoder)
{
    std::string text;
    for (;;) {
        auto event = decoder.next();
        if (!event)
            return text + "!";
        if (!*event)
            return text;
        text += std::to_string(static_cast<int>((*event)->type)) + ' ';
        text.append((*event)->object["metadata"]["name"].text());
        text += '\n';
    }
}

} // namespace

/// A watch in pieces tells the same as in one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const std::uint8_t seed = input.choice();
    WatchDecoder whole;
    whole.feed(input.rest());
    const std::string expected = told(whole);
    WatchDecoder parts;
    std::string got;
    for (const std::string_view piece : fuzz::inPieces(input.rest(), seed)) {
        parts.feed(piece);
        got += told(parts);
        if (got.ends_with('!'))
            break;
    }
    fuzz::require(got == expected, "a watch in pieces tells the same");
    return 0;
}
