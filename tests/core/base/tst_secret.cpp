// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include <gtest/gtest.h>

#include <set>

using namespace liteboxd::base;

TEST(Digest, isSha256)
{
    // FIPS 180-2, appendix B.1: "abc"
    const TokenDigest abc = digest("abc");
    EXPECT_EQ(abc[0], 0xba);
    EXPECT_EQ(abc[31], 0xad);
}

TEST(RandomHex64, has64DistinctHexDigits)
{
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const std::string token = randomHex64();
        EXPECT_EQ(token.size(), 64U);
        EXPECT_EQ(token.find_first_not_of("0123456789abcdef"), std::string::npos);
        seen.insert(token);
    }
    EXPECT_EQ(seen.size(), 100U);
}
