// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_host.h"

#include <gtest/gtest.h>

using namespace liteboxd::engine;

namespace {

struct Row
{
    const char *host;
    HostMeaning meaning;
};

class ReadHost : public testing::TestWithParam<Row>
{};

const std::string tag = "0123abcd";
const std::string longest(longestLabelId, 'a');
const std::string longestHost = "65535-" + longest + "-" + tag + ".localhost:7080";
const std::string tooLongHost = "65535-a" + longest + "-" + tag + ".localhost:7080";

BrowserOrigin origin(std::string_view id, std::uint16_t port)
{
    return {*liteboxd::base::SandboxId::parse(id), port, tag};
}

} // namespace

TEST_P(ReadHost, means)
{
    EXPECT_EQ(readHost(GetParam().host, 7080), GetParam().meaning) << GetParam().host;
}

INSTANTIATE_TEST_SUITE_P(Sandboxes, ReadHost,
                         testing::Values(Row{"8080-a1b2c3d4-0123abcd.localhost:7080", origin("a1b2c3d4", 8080)},
                                         Row{"8080-A1B2C3D4-0123ABCD.LocalHost:7080", origin("a1b2c3d4", 8080)},
                                         Row{"8080-a1b2c3d4-0123abcd.localhost.:7080", origin("a1b2c3d4", 8080)},
                                         Row{"65535-my-box-2-0123abcd.localhost:7080", origin("my-box-2", 65535)},
                                         Row{"1-9-0123abcd.localhost:7080", origin("9", 1)},
                                         Row{"1-0123abcd-0123abcd.localhost:7080", origin("0123abcd", 1)},
                                         Row{longestHost.c_str(), origin(longest, 65535)}));

INSTANTIATE_TEST_SUITE_P(TheGatewayItself, ReadHost,
                         testing::Values(Row{"localhost:7080", NotBrowserHost{}},
                                         Row{"LOCALHOST.:7080", NotBrowserHost{}},
                                         Row{"127.0.0.1:7080", NotBrowserHost{}}, Row{"[::1]:7080", NotBrowserHost{}}));

INSTANTIATE_TEST_SUITE_P(
    Foreign, ReadHost,
    testing::Values(
        Row{"", ForeignHost{}}, Row{":7080", ForeignHost{}}, Row{".localhost:7080", ForeignHost{}},
        Row{"evil.example:7080", ForeignHost{}}, Row{"8080-a1b2c3d4-0123abcd.localhost", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.localhost:", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.localhost:7081", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.localhost:07080", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.localhost:7080 ", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.localhost:7080:7080", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.localhost..:7080", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.localhost.evil.example:7080", ForeignHost{}},
        Row{"8080-a1b2c3d4-0123abcd.notlocalhost:7080", ForeignHost{}},
        Row{"x.8080-a1b2c3d4-0123abcd.localhost:7080", ForeignHost{}}, Row{"8080.localhost:7080", ForeignHost{}},
        Row{"8080--0123abcd.localhost:7080", ForeignHost{}}, Row{"-a1b2-0123abcd.localhost:7080", ForeignHost{}},
        Row{"0-a1b2-0123abcd.localhost:7080", ForeignHost{}}, Row{"65536-a1b2-0123abcd.localhost:7080", ForeignHost{}},
        Row{"08080-a1b2-0123abcd.localhost:7080", ForeignHost{}},
        Row{"+8080-a1b2-0123abcd.localhost:7080", ForeignHost{}},
        Row{"8080-a_b-0123abcd.localhost:7080", ForeignHost{}}, Row{"8080--ab-0123abcd.localhost:7080", ForeignHost{}},
        Row{"user@8080-a1b2-0123abcd.localhost:7080", ForeignHost{}},
        Row{"8080-a1b2c3d4.localhost:7080", ForeignHost{}}, Row{"8080-0123abcd.localhost:7080", ForeignHost{}},
        Row{"8080-a1b2-0123abc.localhost:7080", ForeignHost{}}, Row{"8080-a1b2-0123abcg.localhost:7080", ForeignHost{}},
        Row{"8080-a1b20123abcd.localhost:7080", ForeignHost{}}, Row{"[::2]:7080", ForeignHost{}},
        Row{"[::1]", ForeignHost{}}, Row{"127.0.0.2:7080", ForeignHost{}}, Row{tooLongHost.c_str(), ForeignHost{}}));

TEST(ReadHostOnPort80, mayLeaveThePortOut)
{
    const BrowserOrigin here = origin("a1b2", 8080);
    EXPECT_EQ(readHost("8080-a1b2-0123abcd.localhost", 80), HostMeaning(here));
    EXPECT_EQ(readHost("8080-a1b2-0123abcd.localhost:80", 80), HostMeaning(here));
    EXPECT_EQ(readHost("[::1]", 80), HostMeaning(NotBrowserHost{}));
    EXPECT_EQ(hostOf(here, 80), "8080-a1b2-0123abcd.localhost");
}

TEST(HostOf, isWhatReadHostReads)
{
    const BrowserOrigin here = origin("my-box", 3000);
    EXPECT_EQ(hostOf(here, 7080), "3000-my-box-0123abcd.localhost:7080");
    EXPECT_EQ(readHost(hostOf(here, 7080), 7080), HostMeaning(here));
}

TEST(OriginTag, isAnotherForEachPodNamespaceAndCluster)
{
    const std::string one = originTag("cluster", "liteboxd", "uid-1");
    EXPECT_EQ(one.size(), 8U);
    EXPECT_EQ(originTag("cluster", "liteboxd", "uid-1"), one);
    EXPECT_NE(originTag("cluster", "liteboxd", "uid-2"), one);
    EXPECT_NE(originTag("cluster", "other", "uid-1"), one);
    EXPECT_NE(originTag("other", "liteboxd", "uid-1"), one);
    EXPECT_NE(originTag("clusterl", "iteboxd", "uid-1"), one);
}

TEST(LabelId, isTheIdOrItsHashWhereThatIsTooLong)
{
    const auto id = [](std::size_t size) { return *liteboxd::base::SandboxId::parse(std::string(size, 'x')); };
    EXPECT_EQ(labelIdOf(id(longestLabelId)), id(longestLabelId));
    const liteboxd::base::SandboxId hashed = labelIdOf(id(63));
    EXPECT_EQ(hashed.text().size(), 40U);
    EXPECT_NE(hashed, labelIdOf(id(62)));
    EXPECT_TRUE(std::holds_alternative<BrowserOrigin>(readHost(hostOf({hashed, 65535, tag}, 7080), 7080)));
}
