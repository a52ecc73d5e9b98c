// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/exec_status.h"

#include "core/kube/decode/api_status.h"
#include "core/kube/decode/json_parser.h"

#include <charconv>
#include <optional>

namespace liteboxd::kube {

namespace {

/// Status reason and cause of a command that ended by itself (k8s.io/apimachinery/pkg/util/remotecommand).
constexpr std::string_view nonZeroExitCode = "NonZeroExitCode";
constexpr std::string_view exitCode = "ExitCode";

} // namespace

base::Result<int> exitCodeOf(std::string_view text, const std::string &what)
{
    JsonParser parser;
    const auto status = parser.parse(text);
    const std::string_view outcome = status ? (*status)["status"].text() : std::string_view();
    if (outcome == "Success")
        return 0;
    if (outcome != "Failure")
        return base::fail(base::ErrorCode::ProtocolViolated, "the server did not say how the command ended", what);
    if ((*status)["reason"].text() != nonZeroExitCode)
        return base::fail(errorFromStatus(*status, what));
    std::optional<int> code;
    (*status)["details"]["causes"].eachItem([&code](const JsonView &cause) {
        const std::string_view message = cause["message"].text();
        int number = 0;
        const auto end = message.data() + message.size();
        if (cause["reason"].text() == exitCode && std::from_chars(message.data(), end, number).ptr == end)
            code = number;
    });
    if (!code)
        return base::fail(base::ErrorCode::ProtocolViolated, "the server did not say how the command ended", what);
    return *code;
}

} // namespace liteboxd::kube
