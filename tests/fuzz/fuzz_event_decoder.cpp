// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/event_decoder.h"

#include "tests/fuzz/fuzz_input.h"

#include <string>

using namespace liteboxd;
using kube::EventDecoder;

namespace {

/// What a decoder tells of its input, as text: types, members of each object, and whether it broke.
std::string told(EventDecoder &decoder)
{
    std::string text;
    for (;;) {
        auto event = decoder.next();
        if (!event)
            return text + "!";
        if (!*event)
            return text;
        const kube::ObjectView object = (*event)->object;
        text += std::to_string(static_cast<int>((*event)->type)) + ' ';
        text.append(object["metadata"]["name"].text());
        text.append(object["metadata"]["resourceVersion"].text());
        object["metadata"]["labels"].eachMember(
            [&text](std::string_view key, const kube::ObjectView &value) { text.append(key).append(value.text()); });
        object["status"]["containerStatuses"].eachItem([&text](const kube::ObjectView &status) {
            text += std::to_string(status["state"]["terminated"]["exitCode"].integer().value_or(0));
        });
        text += object["metadata"]["deletionTimestamp"].time() ? "deleted\n" : "\n";
    }
}

} // namespace

/// A list, and a watch in protobuf, in pieces tell the same as in one. The first byte chooses which.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const std::uint8_t which = input.choice();
    const std::uint8_t seed = input.choice();
    const auto answer = which % 3 == 2 ? EventDecoder::Answer::Watch : EventDecoder::Answer::List;
    const char *type = which % 3 == 0 ? "application/json" : "application/vnd.kubernetes.protobuf";

    const auto whole = EventDecoder::create(answer, type);
    whole->feed(input.rest());
    whole->finish();
    const std::string expected = told(*whole);

    const auto parts = EventDecoder::create(answer, type);
    std::string got;
    for (const std::string_view piece : fuzz::inPieces(input.rest(), seed)) {
        parts->feed(piece);
        got += told(*parts);
        if (got.ends_with('!'))
            break;
    }
    if (!got.ends_with('!')) {
        parts->finish();
        got += told(*parts);
    }
    fuzz::require(got == expected, "an answer in pieces tells the same");
    return 0;
}
