// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable_text.h"

#include "tests/fuzz/fuzz_input.h"

using namespace liteboxd;
using fuzz::require;

/// Whatever comes in, what goes to a terminal is one line without anything that the terminal obeys, and is left as it
/// is when it comes in again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    const std::string shown = base::printableText(text);
    for (std::size_t at = 0; at < shown.size(); ++at) {
        const auto byte = static_cast<unsigned char>(shown[at]);
        require(byte >= 0x20 && byte != 0x7F, "no C0 control is left");
        const auto next = at + 1 < shown.size() ? static_cast<unsigned char>(shown[at + 1]) : 0;
        require(byte != 0xC2 || next >= 0xA0, "no C1 control is left");
    }
    require(shown.find("\u202e") == std::string::npos && shown.find("\u2028") == std::string::npos &&
                shown.find("\u200b") == std::string::npos && shown.find("\ufeff") == std::string::npos,
            "nothing is left that turns or hides text");
    require(base::printableText(shown) == shown, "what is shown is printable");

    std::string kept = base::printableText(text, base::LineFeeds::Kept);
    for (std::size_t at = kept.find('\n'); at != std::string::npos; at = kept.find('\n', at))
        kept.replace(at, 1, "\\u{0A}");
    require(kept == shown, "line feeds are all that a text of several lines keeps");
    return 0;
}
