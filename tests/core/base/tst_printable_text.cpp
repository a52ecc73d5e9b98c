// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/printable_text.h"

#include <gtest/gtest.h>

using namespace liteboxd::base;

namespace {

struct Row
{
    const char *name;
    std::string_view text;
    std::string_view shown;
};

class PrintableTextTest : public testing::TestWithParam<Row>
{};

TEST_P(PrintableTextTest, ShowsWhatATerminalWouldObey)
{
    EXPECT_EQ(printableText(GetParam().text), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Texts, PrintableTextTest,
    testing::Values(Row{"plain", "Status 403: pods is forbidden", "Status 403: pods is forbidden"},
                    Row{"letters", "\u6c99\u7bb1 \u00e9 \U0001F4E6", "\u6c99\u7bb1 \u00e9 \U0001F4E6"},
                    Row{"backslash", R"(\u{1B})", R"(\u{1B})"}, Row{"escape", "\x1b[2J", R"(\u{1B}[2J)"},
                    Row{"nul", std::string_view("a\0b", 3), R"(a\u{00}b)"}, Row{"lineFeed", "a\nb", R"(a\u{0A}b)"},
                    Row{"carriageReturn", "a\rb", R"(a\u{0D}b)"}, Row{"tab", "a\tb", R"(a\u{09}b)"},
                    Row{"delete", "\x7f", R"(\u{7F})"}, Row{"csiOfC1", "\u009b2J", R"(\u{9B}2J)"},
                    Row{"softHyphen", "\u00ad", R"(\u{AD})"}, Row{"rightToLeft", "\u202egpj", R"(\u{202E}gpj)"},
                    Row{"isolate", "\u2066", R"(\u{2066})"}, Row{"zeroWidth", "a\u200bb", R"(a\u{200B}b)"},
                    Row{"lineSeparator", "\u2028", R"(\u{2028})"}, Row{"paragraphSeparator", "\u2029", R"(\u{2029})"},
                    Row{"byteOrderMark", "\ufeff", R"(\u{FEFF})"}, Row{"tagLetter", "\U000E0041", R"(\u{E0041})"},
                    Row{"loneByte", "\xff", R"(\x{FF})"}, Row{"loneContinuation", "a\x9b", R"(a\x{9B})"},
                    Row{"cutShort", "\xe2\x80", R"(\x{E2}\x{80})"}, Row{"longForm", "\xc0\x9b", R"(\x{C0}\x{9B})"},
                    Row{"surrogate", "\xed\xa0\x80", R"(\x{ED}\x{A0}\x{80})"},
                    Row{"pastTheEnd", "\xf4\x90\x80\x80", R"(\x{F4}\x{90}\x{80}\x{80})"}, Row{"nothing", "", ""}),
    [](const auto &row) { return std::string(row.param.name); });

TEST(PrintableText, KeepsLineFeedsOfTextsOfOurs)
{
    EXPECT_EQ(printableText("a\n\x1b\n", LineFeeds::Kept), "a\n\\u{1B}\n");
}

/// The table against itself: the neighbours of each range are letters, marks or unassigned.
TEST(PrintableText, KnowsTheEdgesOfItsRanges)
{
    for (const char32_t inside :
         {0x1F, 0x7F, 0x9F, 0x605, 0x200B, 0x200F, 0x2028, 0x202E, 0x2064, 0xFFFB, 0x1D17A, 0xE007F})
        EXPECT_TRUE(isControlOrFormat(inside)) << std::hex << static_cast<unsigned>(inside);
    for (const char32_t outside :
         {0x20, 0x7E, 0xA0, 0x606, 0x200A, 0x2010, 0x2027, 0x202F, 0x2065, 0xFFFC, 0x1D17B, 0xE0080})
        EXPECT_FALSE(isControlOrFormat(outside)) << std::hex << static_cast<unsigned>(outside);
}

} // namespace
