// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/client_address.h"

#include "gateway/http/head_parser.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::http;

namespace {

struct ClientRow
{
    const char *name;
    const char *fields;
    const char *client;
};

void PrintTo(const ClientRow &row, std::ostream *out)
{
    *out << row.fields;
}

class ClientBehindTest : public testing::TestWithParam<ClientRow>
{};

} // namespace

TEST_P(ClientBehindTest, isTheLastWhoIsNoProxy)
{
    io::AddressRanges trusted;
    trusted.add("10.0.0.0/8");
    const std::string head = std::string("GET / HTTP/1.1\r\nHost: x\r\n") + GetParam().fields + "\r\n";
    const auto request = HeadParser::request(head, HeadLimits());
    ASSERT_TRUE(request);
    EXPECT_EQ(clientBehind(*io::SocketAddress::parse("10.0.0.9", 4711), *request, trusted).host(), GetParam().client);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, ClientBehindTest,
    testing::Values(ClientRow{"none", "", "10.0.0.9"}, ClientRow{"one", "X-Forwarded-For: 192.0.2.1\r\n", "192.0.2.1"},
                    // What stands before the client's own address, the client wrote.
                    ClientRow{"forged", "X-Forwarded-For: 203.0.113.1, 192.0.2.1\r\n", "192.0.2.1"},
                    ClientRow{"behindTwo", "X-Forwarded-For: 203.0.113.1,192.0.2.1 , 10.1.1.1\r\n", "192.0.2.1"},
                    ClientRow{"inTwoLines", "X-Forwarded-For: 203.0.113.1, 192.0.2.1\r\nX-Forwarded-For: 10.1.1.1\r\n",
                              "192.0.2.1"},
                    ClientRow{"onlyProxies", "X-Forwarded-For: 10.1.1.1, 10.2.2.2\r\n", "10.1.1.1"},
                    ClientRow{"rubbish", "X-Forwarded-For: unknown\r\n", "10.0.0.9"},
                    ClientRow{"rubbishBehindAProxy", "X-Forwarded-For: x, 10.1.1.1\r\n", "10.1.1.1"},
                    ClientRow{"empty", "X-Forwarded-For:\r\n", "10.0.0.9"},
                    ClientRow{"emptyHop", "X-Forwarded-For: 192.0.2.1,\r\n", "10.0.0.9"},
                    ClientRow{"withPort", "X-Forwarded-For: 192.0.2.1:5000\r\n", "192.0.2.1"},
                    ClientRow{"v6", "X-Forwarded-For: 2001:db8::1\r\n", "2001:db8::1"},
                    ClientRow{"v6InBrackets", "X-Forwarded-For: [2001:db8::1]\r\n", "2001:db8::1"},
                    ClientRow{"v6WithPort", "X-Forwarded-For: [2001:db8::1]:5000\r\n", "2001:db8::1"}),
    [](const auto &row) { return row.param.name; });

TEST(ClientKeyTest, anAddressIsAClientAndSoIsASixtyFour)
{
    const auto key = [](const char *address) { return clientKey(*io::SocketAddress::parse(address, 1)); };
    EXPECT_EQ(key("192.0.2.1"), key("::ffff:192.0.2.1"));
    EXPECT_NE(key("192.0.2.1"), key("192.0.2.2"));
    EXPECT_EQ(key("2001:db8:0:1::1"), key("2001:db8:0:1:ffff::2"));
    EXPECT_NE(key("2001:db8:0:1::1"), key("2001:db8:0:2::1"));
    EXPECT_NE(key("::1"), key("::2"));
}
