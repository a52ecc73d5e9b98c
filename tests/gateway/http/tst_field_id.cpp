// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/field_id.h"

#include <gtest/gtest.h>

#include <ostream>

using namespace liteboxd::http;

namespace {

struct Row
{
    const char *name;
    FieldId id;
};

void PrintTo(const Row &row, std::ostream *out)
{
    *out << row.name;
}

class FieldName : public testing::TestWithParam<Row>
{};

TEST_P(FieldName, IsKnown)
{
    EXPECT_EQ(fieldIdOf(GetParam().name), GetParam().id);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, FieldName,
    testing::Values(
        Row{"Accept", FieldId::Accept}, Row{"audit-ID", FieldId::AuditId}, Row{"AUTHORIZATION", FieldId::Authorization},
        Row{"Cache-Control", FieldId::CacheControl}, Row{"connection", FieldId::Connection},
        Row{"Content-Encoding", FieldId::ContentEncoding}, Row{"cOnTeNt-LeNgTh", FieldId::ContentLength},
        Row{"Content-Range", FieldId::ContentRange}, Row{"Content-Type", FieldId::ContentType},
        Row{"Cookie", FieldId::Cookie}, Row{"Date", FieldId::Date}, Row{"Expect", FieldId::Expect},
        Row{"Forwarded", FieldId::Forwarded}, Row{"Host", FieldId::Host}, Row{"HTTP2-Settings", FieldId::Http2Settings},
        Row{"Keep-Alive", FieldId::KeepAlive}, Row{"Location", FieldId::Location},
        Row{"Max-Forwards", FieldId::MaxForwards}, Row{"Proxy-Authorization", FieldId::ProxyAuthorization},
        Row{"Proxy-Connection", FieldId::ProxyConnection}, Row{"Set-Cookie", FieldId::SetCookie},
        Row{"TE", FieldId::Te}, Row{"Trailer", FieldId::Trailer}, Row{"Transfer-Encoding", FieldId::TransferEncoding},
        Row{"Upgrade", FieldId::Upgrade}, Row{"X-Access-Token", FieldId::XAccessToken},
        Row{"X-Forwarded-For", FieldId::XForwardedFor}, Row{"X-Forwarded-Host", FieldId::XForwardedHost},
        Row{"X-Forwarded-Prefix", FieldId::XForwardedPrefix}, Row{"X-Forwarded-Proto", FieldId::XForwardedProto},
        Row{"x-request-id", FieldId::XRequestId}, Row{"", FieldId::Other}, Row{"Hos", FieldId::Other},
        Row{"Host2", FieldId::Other}, Row{"Mode", FieldId::Other}, Row{"Content_Length", FieldId::Other},
        Row{"Transfer-Encodinh", FieldId::Other}, Row{"Proxy-Authorizations", FieldId::Other},
        Row{"^a-e", FieldId::Other}));

TEST(FieldSet, HoldsWhatWasPutInAndNothingElse)
{
    FieldSet set{FieldId::Host, FieldId::XRequestId};
    EXPECT_TRUE(set.contains(FieldId::Host));
    EXPECT_TRUE(set.contains(FieldId::XRequestId));
    EXPECT_FALSE(set.contains(FieldId::Other));
    EXPECT_FALSE(set.contains(FieldId::Accept));
    set.insert(FieldId::Accept);
    EXPECT_TRUE((set | FieldSet{FieldId::Te}).contains(FieldId::Te));
    EXPECT_FALSE(set.contains(FieldId::Te));
}

} // namespace
