// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ascii.h"

#include <gtest/gtest.h>

#include <array>

using namespace liteboxd::base;

TEST(Ascii, comparesLettersOnly)
{
    EXPECT_TRUE(equalsIgnoringCase("Content-Type", "cONTENT-tYPE"));
    EXPECT_TRUE(equalsIgnoringCase("", ""));
    EXPECT_FALSE(equalsIgnoringCase("a", "ab"));
    EXPECT_FALSE(equalsIgnoringCase("[", "{")); // 0x5b and 0x7b differ by the bit that makes a letter small
    EXPECT_FALSE(equalsIgnoringCase("\xc4", "\xe4"));
}

TEST(Ascii, trimsBlanksOnly)
{
    EXPECT_EQ(trimmed(" \t a b\t "), "a b");
    EXPECT_EQ(trimmed(" \t"), "");
    EXPECT_EQ(trimmed(""), "");
    EXPECT_EQ(trimmed("\na\n"), "\na\n");
}

TEST(Ascii, knowsHexDigits)
{
    EXPECT_EQ(hexValue('0'), 0);
    EXPECT_EQ(hexValue('9'), 9);
    EXPECT_EQ(hexValue('a'), 10);
    EXPECT_EQ(hexValue('F'), 15);
    for (const char other : {'g', '@', '/', ':', '`', ' ', '\xb2'})
        EXPECT_EQ(hexValue(other), -1);
}

TEST(Ascii, writesBytesAsHex)
{
    EXPECT_EQ(hex(std::array<unsigned char, 4>{0x00, 0x0f, 0xa0, 0xff}), "000fa0ff");
    EXPECT_EQ(hex({}), "");
}

TEST(Ascii, knowsLettersAndDigits)
{
    for (const char c : {'a', 'z', 'A', 'Z', '0', '9'})
        EXPECT_TRUE(isAlphanumeric(c));
    for (const char c : {'-', '_', '\xe4', '@', '['})
        EXPECT_FALSE(isAlphanumeric(c));
}
