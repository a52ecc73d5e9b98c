// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"
#include "core/base/secret_places.h"

#include <gtest/gtest.h>

#include <string>

using namespace liteboxd::base;

namespace {

const std::string hex64(64, 'a');
const std::string jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJl-_";

struct Row
{
    std::string text;
    std::string shown;
};

class Redaction : public testing::TestWithParam<Row>
{};

} // namespace

TEST_P(Redaction, showsNoSecret)
{
    EXPECT_EQ(redact(GetParam().text), GetParam().shown);
    EXPECT_EQ(redact(redact(GetParam().text)), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    ByName, Redaction,
    testing::Values(
        Row{"id_token=" + jwt, "id_token=[redacted]"}, Row{"token=" + hex64, "token=[redacted]"},
        Row{"token=abc&port=1", "token=[redacted]&port=1"},
        Row{R"({"access_token": "a b", "expires_in": 60})", R"({"access_token": "[redacted]", "expires_in": 60})"},
        Row{R"(got "{\"refresh_token\":\"abc\",\"x\":1}")", R"(got "{\"refresh_token\":\"[redacted]\",\"x\":1}")"},
        Row{"password: hunter2, retry", "password: [redacted], retry"},
        Row{"client-secret = s3cr3t", "client-secret = [redacted]"},
        Row{"--client-secret s3cr3t --v 4", "--client-secret [redacted] --v 4"},
        Row{"--password 'a b'", "--password '[redacted]'"},
        Row{"AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG", "AWS_SECRET_ACCESS_KEY=[redacted]"},
        Row{"X-Amz-Security-Token%3Dabc", "X-Amz-Security-Token%3D[redacted]"},
        Row{"?sig=a%2Fb&se=2", "?sig=[redacted]&se=2"},
        Row{"Authorization: Digest username=\"a\", response=5\nHost: h",
            "Authorization: [redacted]\"a\", response=5\nHost: h"},
        Row{"Authorization: Custom abc def\nHost: h", "Authorization: [redacted]\nHost: h"},
        Row{"curl -H 'Cookie: a=b; c=d' https://h", "curl -H 'Cookie: [redacted]' https://h"},
        Row{R"("password":"a\"b")", R"("password":"[redacted]")"}));

INSTANTIATE_TEST_SUITE_P(
    ByForm, Redaction,
    testing::Values(Row{"the token " + jwt + ".", "the token [redacted]."}, Row{jwt, "[redacted]"},
                    Row{"(" + jwt + ")", "([redacted])"}, Row{"Bearer abc", "Bearer [redacted]"},
                    Row{"bearer  abc.", "bearer  [redacted]."}, Row{"Basic dXNlcjpwYXNz", "Basic [redacted]"},
                    Row{"basic dTpwYXNzd29yZA==", "basic [redacted]"},
                    Row{"/access/" + hex64 + "/x", "/access/[redacted]/x"}, Row{"x" + hex64, "x[redacted]"},
                    Row{"AKIAIOSFODNN7EXAMPLE", "[redacted]"}, Row{"k8s-aws-v1.aHR0cHM6Ly9zdHM", "[redacted]"},
                    Row{"ya29.a0AfH6SMBx", "[redacted]"}, Row{"ghp_16C7e42F292c6912E7710c838347Ae178B4a", "[redacted]"},
                    Row{"join --discovery abcdef.0123456789abcdef", "join --discovery [redacted]"},
                    Row{"K10" + hex64 + "::server:0123456789", "[redacted]::server:0123456789"},
                    Row{"https://me:p@ss/w0rd@proxy:3128/x", "https://[redacted]@proxy:3128/x"},
                    Row{"https://token@host/x", "https://[redacted]@host/x"},
                    Row{"a\n-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----\nb", "a\n[redacted]\nb"},
                    Row{"-----BEGIN PRIVATE KEY-----\nMHcC", "[redacted]"}));

/// What people need to read stays.
INSTANTIATE_TEST_SUITE_P(
    Prose, Redaction,
    testing::Values(Row{"invalid bearer token", "invalid bearer token"},
                    Row{"Basic authentication failed", "Basic authentication failed"},
                    Row{"couldn't get token: timed out", "couldn't get token: timed out"},
                    Row{"token: exit status 1", "token: exit status 1"}, Row{"PWD=/home/a", "PWD=/home/a"},
                    Row{"pods \"sandbox-0a1b2c3d\" not found", "pods \"sandbox-0a1b2c3d\" not found"},
                    Row{"https://10.0.0.1:6443/api/v1?watch=true", "https://10.0.0.1:6443/api/v1?watch=true"},
                    Row{"mail a@b.example", "mail a@b.example"},
                    Row{"uid 8f14e45f-ceea-467f-9f3a-1c2b3d4e5f60", "uid 8f14e45f-ceea-467f-9f3a-1c2b3d4e5f60"},
                    Row{"-----BEGIN CERTIFICATE-----\nMIIB", "-----BEGIN CERTIFICATE-----\nMIIB"}, Row{"", ""},
                    Row{"=:=%3D--", "=:=%3D--"}));

TEST(Redaction, takesNoLongerForHostileText)
{
    for (const std::string piece :
         {"token=", "a.", "a://b:c/", "-----BEGIN PRIVATE KEY-----", "--token ", "Bearer ", "\"token\":\""}) {
        std::string text;
        while (text.size() < (1 << 20))
            text += piece;
        EXPECT_LE(redact(text).size(), 3 * text.size()) << piece;
    }
}

TEST(RedactedFieldValue, knowsFieldsByName)
{
    EXPECT_EQ(redactedFieldValue("aUTHORIZATION", "x"), "[redacted]");
    EXPECT_EQ(redactedFieldValue("X-Access-Token", "x"), "[redacted]");
    EXPECT_EQ(redactedFieldValue("Accept", "x"), "x");
}
