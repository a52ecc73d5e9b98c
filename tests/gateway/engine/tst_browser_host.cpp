// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/browser_host.h"

#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

struct Row
{
    const char *host;
    HostMeaning meaning;
};

class ReadHost : public testing::TestWithParam<Row>
{};

const std::string longest(63, 'a');
const std::string longestHost = "1-" + longest + ".localhost:7080";
const std::string tooLongHost = "1-a" + longest + ".localhost:7080";

} // namespace

TEST_P(ReadHost, means)
{
    EXPECT_EQ(readHost(GetParam().host, 7080), GetParam().meaning) << GetParam().host;
}

INSTANTIATE_TEST_SUITE_P(Sandboxes, ReadHost,
                         testing::Values(Row{"8080-a1b2c3d4.localhost:7080", place("a1b2c3d4", 8080)},
                                         Row{"8080-A1B2C3D4.LocalHost:7080", place("a1b2c3d4", 8080)},
                                         Row{"8080-a1b2c3d4.localhost.:7080", place("a1b2c3d4", 8080)},
                                         Row{"65535-my-box-2.localhost:7080", place("my-box-2", 65535)},
                                         Row{"1-9.localhost:7080", place("9", 1)},
                                         Row{longestHost.c_str(), place(longest, 1)}));

INSTANTIATE_TEST_SUITE_P(TheGatewayItself, ReadHost,
                         testing::Values(Row{"localhost:7080", NotBrowserHost{}},
                                         Row{"LOCALHOST.:7080", NotBrowserHost{}},
                                         Row{"127.0.0.1:7080", NotBrowserHost{}}, Row{"[::1]:7080", NotBrowserHost{}}));

INSTANTIATE_TEST_SUITE_P(
    Foreign, ReadHost,
    testing::Values(
        Row{"", ForeignHost{}}, Row{":7080", ForeignHost{}}, Row{".localhost:7080", ForeignHost{}},
        Row{"evil.example:7080", ForeignHost{}}, Row{"8080-a1b2c3d4.localhost", ForeignHost{}},
        Row{"8080-a1b2c3d4.localhost:", ForeignHost{}}, Row{"8080-a1b2c3d4.localhost:7081", ForeignHost{}},
        Row{"8080-a1b2c3d4.localhost:07080", ForeignHost{}}, Row{"8080-a1b2c3d4.localhost:7080 ", ForeignHost{}},
        Row{"8080-a1b2c3d4.localhost:7080:7080", ForeignHost{}}, Row{"8080-a1b2c3d4.localhost..:7080", ForeignHost{}},
        Row{"8080-a1b2c3d4.localhost.evil.example:7080", ForeignHost{}},
        Row{"8080-a1b2c3d4.notlocalhost:7080", ForeignHost{}}, Row{"x.8080-a1b2c3d4.localhost:7080", ForeignHost{}},
        Row{"8080.localhost:7080", ForeignHost{}}, Row{"8080-.localhost:7080", ForeignHost{}},
        Row{"-a1b2.localhost:7080", ForeignHost{}}, Row{"0-a1b2.localhost:7080", ForeignHost{}},
        Row{"65536-a1b2.localhost:7080", ForeignHost{}}, Row{"08080-a1b2.localhost:7080", ForeignHost{}},
        Row{"+8080-a1b2.localhost:7080", ForeignHost{}}, Row{"8080-a_b.localhost:7080", ForeignHost{}},
        Row{"8080--ab.localhost:7080", ForeignHost{}}, Row{"user@8080-a1b2.localhost:7080", ForeignHost{}},
        Row{"[::2]:7080", ForeignHost{}}, Row{"[::1]", ForeignHost{}}, Row{"127.0.0.2:7080", ForeignHost{}},
        Row{tooLongHost.c_str(), ForeignHost{}}));

TEST(ReadHostOnPort80, mayLeaveThePortOut)
{
    const SandboxPort target = place("a1b2", 8080);
    EXPECT_EQ(readHost("8080-a1b2.localhost", 80), HostMeaning(target));
    EXPECT_EQ(readHost("8080-a1b2.localhost:80", 80), HostMeaning(target));
    EXPECT_EQ(readHost("[::1]", 80), HostMeaning(NotBrowserHost{}));
    EXPECT_EQ(hostOf(target, 80), "8080-a1b2.localhost");
}

TEST(HostOf, isWhatReadHostReads)
{
    const SandboxPort target = place("my-box", 3000);
    EXPECT_EQ(hostOf(target, 7080), "3000-my-box.localhost:7080");
    EXPECT_EQ(readHost(hostOf(target, 7080), 7080), HostMeaning(target));
}
