// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/address_ranges.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::io;

namespace {

struct ContainsRow
{
    const char *name;
    const char *range;
    const char *address;
    bool contains;
};

void PrintTo(const ContainsRow &row, std::ostream *out)
{
    *out << row.range << ' ' << row.address;
}

class ContainsTest : public testing::TestWithParam<ContainsRow>
{};

class MalformedRangeTest : public testing::TestWithParam<const char *>
{};

} // namespace

TEST_P(ContainsTest, isAsTheRangeSays)
{
    AddressRanges ranges;
    ASSERT_TRUE(ranges.add("192.0.2.255")); // another one beside it
    ASSERT_TRUE(ranges.add(GetParam().range));
    EXPECT_EQ(ranges.contains(*io::SocketAddress::parse(GetParam().address, 1)), GetParam().contains);
}

INSTANTIATE_TEST_SUITE_P(Rows, ContainsTest,
                         testing::Values(ContainsRow{"address", "10.1.2.3", "10.1.2.3", true},
                                         ContainsRow{"otherAddress", "10.1.2.3", "10.1.2.4", false},
                                         ContainsRow{"inRange", "10.0.0.0/8", "10.255.0.1", true},
                                         ContainsRow{"behindRange", "10.0.0.0/8", "11.0.0.0", false},
                                         ContainsRow{"oddPrefix", "172.16.0.0/12", "172.31.255.255", true},
                                         ContainsRow{"behindOddPrefix", "172.16.0.0/12", "172.32.0.0", false},
                                         ContainsRow{"all4", "0.0.0.0/0", "203.0.113.9", true},
                                         ContainsRow{"all4AreNot6", "0.0.0.0/0", "2001:db8::1", false},
                                         ContainsRow{"mapped", "10.0.0.0/8", "::ffff:10.0.0.1", true},
                                         ContainsRow{"mappedRange", "::ffff:10.0.0.0/104", "10.0.0.1", true},
                                         ContainsRow{"address6", "::1", "::1", true},
                                         ContainsRow{"range6", "fd00::/8", "fdff::1", true},
                                         ContainsRow{"behindRange6", "fd00::/8", "fe80::1", false},
                                         ContainsRow{"all6", "::/0", "2001:db8::1", true}),
                         [](const auto &row) { return row.param.name; });

TEST_P(MalformedRangeTest, isNotTaken)
{
    AddressRanges ranges;
    EXPECT_FALSE(ranges.add(GetParam()));
    EXPECT_TRUE(ranges.isEmpty());
}

INSTANTIATE_TEST_SUITE_P(Rows, MalformedRangeTest,
                         testing::Values("", "/", "10.0.0.0/", "/8", "10.0.0.0/33", "::/129", "10.0.0.0/-1",
                                         "10.0.0.0/8x", "10.0.0/8", "10.1.0.0/8", "fd00::1/8", "proxy.example", "[::1]",
                                         "10.0.0.1:80", "10.0.0.0/8/8", " 10.0.0.1"));

TEST(AddressRangesTest, noneContainNothing)
{
    EXPECT_FALSE(AddressRanges().contains(*io::SocketAddress::parse("127.0.0.1", 1)));
}
