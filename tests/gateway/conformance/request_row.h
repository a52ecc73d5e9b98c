// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/conformance/conformance_fixture.h"

#include <string>

namespace liteboxd::engine {

/// One case: bytes of a client, behind which comes a last, ordinary request; what it is answered; what of it the
/// sandbox sees. "{ok}" in `seen` is the last request.
struct RequestRow
{
    std::string name;
    const char *rule; ///< where it is written
    std::string bytes;
    std::string statuses;
    std::string seen;
};

inline void PrintTo(const RequestRow &row, std::ostream *out)
{
    *out << row.rule;
}

class RequestRowTest : public ConformanceFixture, public testing::WithParamInterface<RequestRow>
{
protected:
    void check()
    {
        startRecording();
        const Outcome outcome = talk(GetParam().bytes);
        EXPECT_EQ(outcome.statuses, GetParam().statuses) << GetParam().rule << "\n" << outcome.received;
        EXPECT_EQ(outcome.seen, GetParam().seen) << GetParam().rule;
    }
};

inline std::string nameOf(const testing::TestParamInfo<RequestRow> &row)
{
    return row.param.name;
}

} // namespace liteboxd::engine
