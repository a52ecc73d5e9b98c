// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/body_pace.h"

#include <gtest/gtest.h>

#include <limits>

using namespace liteboxd;
using namespace liteboxd::http;
using namespace std::chrono_literals;

namespace {

const io::Deadline start{1h};

} // namespace

TEST(BodyPaceTest, withoutARateOnlyTheNextByteIsWaitedFor)
{
    BodyPace pace(30s);
    for (io::Deadline now = start; now < start + 24h; now += 29s) {
        EXPECT_EQ(pace.begin(now), now + 30s);
        pace.end(now + 29s);
    }
}

TEST(BodyPaceTest, waitsAddUpAndBytesEarnMore)
{
    BodyPace pace(30s, 10);
    EXPECT_EQ(pace.begin(start), start + 30s);
    pace.end(start + 20s);
    EXPECT_EQ(pace.begin(start + 20s), start + 30s);
    pace.end(start + 20s);
    pace.noteBytes(50);
    EXPECT_EQ(pace.begin(start + 20s), start + 35s);
    pace.end(start + 35s);
    EXPECT_EQ(pace.begin(start + 35s), start + 35s) << "nothing is left";
}

TEST(BodyPaceTest, theReceiversTimeIsNotTheSenders)
{
    BodyPace pace(30s, 10);
    pace.begin(start);
    pace.end(start + 10s);
    EXPECT_EQ(pace.begin(start + 5h), start + 5h + 20s);
}

TEST(BodyPaceTest, whoIsFastIsStillNotWaitedForLongerThanIdle)
{
    BodyPace pace(30s, 1);
    pace.noteBytes(std::numeric_limits<std::uint64_t>::max());
    EXPECT_EQ(pace.begin(start), start + 30s);
}
