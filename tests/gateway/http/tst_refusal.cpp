// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/refusal.h"

#include "gateway/http/head_parser.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace liteboxd::http;

namespace {

std::string fieldOf(const Answer &answer, std::string_view name)
{
    const auto found = std::find_if(answer.fields.begin(), answer.fields.end(),
                                    [name](const auto &field) { return field.first == name; });
    return found == answer.fields.end() ? std::string() : found->second;
}

/// The lines of the table below "### Every sentence" in docs/gateway.md, without their first and last bar.
std::set<std::string> documented()
{
    std::ifstream file(LITEBOXD_SOURCE_DIR "/docs/gateway.md");
    std::set<std::string> rows;
    bool isInside = false;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with('#'))
            isInside = line == "### Every sentence";
        if (isInside && line.starts_with("| ") && line.find("---") == std::string::npos &&
            !line.starts_with("| status"))
            rows.insert(line.substr(2, line.size() - 4));
    }
    return rows;
}

} // namespace

TEST(RefusalTable, isTheOneInTheDocumentation)
{
    std::set<std::string> expected;
    for (const RefusalRow &row : refusals()) {
        std::ostringstream line;
        line << row.status << " | " << row.sentence << " | " << row.hop;
        expected.insert(line.str());
    }
    EXPECT_EQ(documented(), expected);
}

TEST(RefusalTable, hasARowForEachAndSaysNothingTwice)
{
    std::set<std::string> seen;
    for (const RefusalRow &row : refusals()) {
        EXPECT_EQ(&rowOf(row.refusal), &row);
        EXPECT_TRUE(seen.insert(std::to_string(row.status) + std::string(row.sentence)).second) << row.sentence;
        EXPECT_TRUE(row.status >= 400 && row.status < 600) << row.sentence;
        EXPECT_FALSE(row.hop.empty()) << row.sentence;
    }
}

TEST(RefusalTable, anAnswerHasTheFieldsThatItsStatusNeeds)
{
    for (const RefusalRow &row : refusals()) {
        const Answer answer = refusalAnswer(row.refusal, "r-1", ErrorFormat::Json);
        EXPECT_EQ(answer.status, row.status);
        EXPECT_EQ(fieldOf(answer, "Allow").empty(), row.status != 405) << row.sentence;
        EXPECT_EQ(fieldOf(answer, "WWW-Authenticate").empty(), row.status != 401) << row.sentence;
        if (row.status == 429) {
            EXPECT_EQ(fieldOf(answer, "Retry-After"), "1") << row.sentence;
        }
        EXPECT_EQ(fieldOf(answer, "Cache-Control"), "no-store") << row.sentence;
        EXPECT_EQ(answer.body, "{\"error\":\"" + std::string(row.sentence) + "\",\"requestId\":\"r-1\"}\n");
    }
}

TEST(RefusalTable, aPageNamesThePartThatFailed)
{
    const Answer page = refusalAnswer(Refusal::ConnectionRefused, "r-1", ErrorFormat::Html);
    EXPECT_EQ(fieldOf(page, "Content-Type"), "text/html; charset=utf-8");
    EXPECT_NE(page.body.find("<strong>the sandbox</strong>"), std::string::npos) << page.body;
}

TEST(ErrorFormatTest, isAPageForWhoAsksForOne)
{
    const auto wanted = [](const std::string &accept) {
        const auto head = HeadParser::request("GET / HTTP/1.1\r\nHost: x\r\n" + accept + "\r\n", HeadLimits{});
        return formatWanted(*head);
    };
    EXPECT_EQ(wanted("Accept: text/html,application/xhtml+xml;q=0.9\r\n"), ErrorFormat::Html);
    EXPECT_EQ(wanted("Accept: */*\r\n"), ErrorFormat::Json);
    EXPECT_EQ(wanted(""), ErrorFormat::Json);
}

TEST(ClosingAnswerTest, isMeasuredAndHasNoBodyForAHead)
{
    const Answer answer = refusalAnswer(Refusal::AllConnections, "-", ErrorFormat::Json);
    const std::string whole(closingAnswer(answer, "GET"));
    const std::string head(closingAnswer(answer, "HEAD"));
    EXPECT_TRUE(whole.starts_with("HTTP/1.1 503 Service Unavailable\r\n")) << whole;
    EXPECT_NE(whole.find("\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\n"), std::string::npos);
    EXPECT_NE(whole.find("\r\nConnection: close\r\n\r\n" + answer.body), std::string::npos) << whole;
    EXPECT_TRUE(head.ends_with("\r\nConnection: close\r\n\r\n")) << head;
}
