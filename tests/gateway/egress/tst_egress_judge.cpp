// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_judge.h"
#include "gateway/egress/refusal_throttle.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::egress;

namespace {

io::SocketAddress at(const char *host)
{
    return *io::SocketAddress::parse(host, 1);
}

EgressClient client(const char *id, bool isOpened, const std::vector<const char *> &domains)
{
    EgressClient made{id, std::string("uid-") + id, isOpened};
    for (const char *const domain : domains)
        made.domains.push_back(*sandbox::DomainPattern::parse(QString::fromLatin1(domain)));
    return made;
}

EgressTable table(EgressTable::Freshness freshness = EgressTable::Freshness::Current)
{
    return EgressTable({{at("10.0.0.1").bytes(), client("listed", true, {"pypi.org", "*.example.com"})},
                        {at("10.0.0.2").bytes(), client("closed", false, {"pypi.org"})},
                        {at("10.0.0.3").bytes(), client("empty", true, {})}},
                       freshness);
}

/// "" where it may, else the rule that refuses.
std::string ruleOf(const std::variant<EgressAdmission, EgressRefusal> &judged)
{
    const auto *const refusal = std::get_if<EgressRefusal>(&judged);
    return refusal == nullptr ? "" : std::string(nameOf(refusal->rule));
}

} // namespace

TEST(EgressJudgeTest, judgesWhoAsksAndForWhat)
{
    struct Row
    {
        const char *peer;
        const char *method;
        const char *target;
        const char *rule;
    };
    const std::vector<Row> rows{
        {"10.0.0.1", "CONNECT", "pypi.org:443", ""},
        {"10.0.0.1", "CONNECT", "PyPI.org.:443", ""},
        {"10.0.0.1", "CONNECT", "a.b.example.com:8443", ""},
        {"10.0.0.1", "GET", "http://pypi.org/simple?q", ""},
        {"10.0.0.1", "POST", "HTTP://pypi.org:8080", ""},
        {"::ffff:10.0.0.1", "CONNECT", "pypi.org:443", ""},
        {"10.0.0.1", "CONNECT", "example.com:443", "allowed-domains"}, // a wildcard is not what is below
        {"10.0.0.1", "CONNECT", "evilexample.com:443", "allowed-domains"},
        {"10.0.0.1", "CONNECT", "pypi.org.evil.net:443", "allowed-domains"},
        {"10.0.0.1", "GET", "http://files.pypi.org/", "allowed-domains"},
        {"10.0.0.1", "CONNECT", "localhost:443", "allowed-domains"},
        {"10.0.0.1", "CONNECT", "93.184.216.34:443", "name-only"},
        {"10.0.0.1", "CONNECT", "[2606:2800::1]:443", "name-only"},
        {"10.0.0.1", "GET", "http://127.1/", "name-only"},
        {"10.0.0.1", "GET", "http://0x7f000001/", "name-only"},
        {"10.0.0.1", "GET", "http://2130706433/", "name-only"},
        {"10.0.0.1", "CONNECT", "pypi.org", "proxy-request"},
        {"10.0.0.1", "CONNECT", "pypi.org:0", "proxy-request"},
        {"10.0.0.1", "CONNECT", "pypi.org:65536", "proxy-request"},
        {"10.0.0.1", "CONNECT", "pypi.org:443/path", "proxy-request"},
        {"10.0.0.1", "CONNECT", "user@pypi.org:443", "proxy-request"},
        {"10.0.0.1", "CONNECT", "http://pypi.org:443", "proxy-request"},
        {"10.0.0.1", "CONNECT", ":443", "proxy-request"},
        {"10.0.0.1", "CONNECT", "[::1:443", "proxy-request"},
        {"10.0.0.1", "GET", "http://evil.net@pypi.org/", "proxy-request"},
        {"10.0.0.1", "GET", "http://pypi.org\\@evil.net/", "proxy-request"},
        {"10.0.0.1", "GET", "http://pypi.org%2eevil.net/", "proxy-request"},
        {"10.0.0.1", "GET", "https://pypi.org/", "proxy-request"},
        {"10.0.0.1", "GET", "ftp://pypi.org/", "proxy-request"},
        {"10.0.0.1", "GET", "/simple", "proxy-request"},
        {"10.0.0.1", "OPTIONS", "*", "proxy-request"},
        {"10.0.0.2", "CONNECT", "pypi.org:443", "list-in-force"},
        {"10.0.0.3", "CONNECT", "pypi.org:443", "allowed-domains"},
        {"10.0.0.4", "CONNECT", "pypi.org:443", "known-sandbox"},
    };
    const EgressTable known = table();
    for (const Row &row : rows)
        EXPECT_EQ(ruleOf(judgeEgress(known, at(row.peer), row.method, row.target)), row.rule)
            << row.peer << ' ' << row.method << ' ' << row.target;
}

TEST(EgressJudgeTest, opensNothingWhileTheClusterIsOutOfSight)
{
    for (const auto freshness : {EgressTable::Freshness::NotLoaded, EgressTable::Freshness::Stale})
        EXPECT_EQ(ruleOf(judgeEgress(table(freshness), at("10.0.0.1"), "CONNECT", "pypi.org:443")), "cluster-in-sight");
}

TEST(EgressJudgeTest, passesPathAndQueryOn)
{
    const auto judged = judgeEgress(table(), at("10.0.0.1"), "GET", "http://pypi.org:8080?a=%2F..//#");
    const auto &target = std::get<EgressAdmission>(judged).target;
    EXPECT_EQ(target.origin, "/?a=%2F..//#");
    EXPECT_EQ(target.authority(), "pypi.org:8080");
}

TEST(EgressJudgeTest, judgesWhereANameLeads)
{
    EgressAddressRules rules;
    rules.refused.add("203.0.114.7");
    rules.permitted.add("10.9.0.0/16");
    const std::vector<std::pair<std::vector<const char *>, bool>> rows{
        {{"93.184.216.34"}, true},     {{"93.184.216.34", "2606:2800:220:1::1"}, true},
        {{"10.9.1.1"}, true},                                                  // what the operator permits
        {{"10.8.1.1"}, false},         {{"93.184.216.34", "10.8.1.1"}, false}, // one is enough
        {{"127.0.0.1"}, false},        {{"::1"}, false},
        {{"::ffff:127.0.0.1"}, false}, {{"169.254.169.254"}, false},
        {{"100.100.100.200"}, false},  {{"100.64.0.1"}, false},
        {{"172.31.255.255"}, false},   {{"192.168.0.1"}, false},
        {{"0.0.0.0"}, false},          {{"fd00:ec2::254"}, false},
        {{"fe80::1"}, false},          {{"64:ff9b::7f00:1"}, false},
        {{"2002:7f00:1::"}, false},    {{"224.0.0.1"}, false},
        {{"255.255.255.255"}, false},  {{"203.0.114.7"}, false}, // a node's
    };
    for (const auto &[hosts, may] : rows) {
        std::vector<io::SocketAddress> addresses;
        for (const char *const host : hosts)
            addresses.push_back(at(host));
        EXPECT_EQ(!judgeAddresses(rules, "pypi.org", addresses).has_value(), may) << hosts.back();
    }
}

TEST(RefusalThrottleTest, tellsAHandfulThenOneASecond)
{
    RefusalThrottle throttle;
    const io::Clock::time_point begin{};
    const int most = static_cast<int>(RefusalThrottle::atOnce);
    for (int i = 0; i < most; ++i)
        EXPECT_EQ(throttle.take("one", begin), 0U);
    for (int i = 0; i < 7; ++i)
        EXPECT_EQ(throttle.take("one", begin), std::nullopt);
    EXPECT_EQ(throttle.take("another", begin), 0U);
    const auto next = begin + std::chrono::seconds(1);
    EXPECT_EQ(throttle.take("one", next), 7U);
    EXPECT_EQ(throttle.take("one", next), std::nullopt);
    EXPECT_EQ(throttle.take("one", next + std::chrono::hours(1)), 1U);
}
