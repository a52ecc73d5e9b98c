// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/api_status.h"

#include "core/base/redaction.h"
#include "core/kube/decode/gzip_decoder.h"
#include "core/kube/decode/json_parser.h"
#include "core/kube/decode/protobuf_envelope.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

ErrorCode codeOf(int http, std::string_view reason)
{
    if (http == 409)
        return reason == "AlreadyExists" ? ErrorCode::AlreadyExists : ErrorCode::Conflict;
    if (reason == "Expired" || reason == "Gone" || http == 410)
        return ErrorCode::Gone;
    switch (http) {
    case 401:
        return ErrorCode::Unauthenticated;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 408:
    case 504:
        return ErrorCode::TimedOut;
    case 429:
        return ErrorCode::RateLimited;
    default:
        return http >= 500 ? ErrorCode::ServerFailed : http >= 400 ? ErrorCode::Rejected : ErrorCode::ProtocolViolated;
    }
}

std::string tidy(std::string_view message)
{
    std::string text = base::redact(message.substr(0, 2000));
    while (!text.empty() && (text.back() == '.' || text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

/// What server-side apply answers, with HTTP 500, to an object that does not fit its schema, in words for people; else
/// nothing. After "failed to create typed patch object (ns/name; cilium.io/v2, Kind=CiliumNetworkPolicy): " there is
/// one fault, such as ".spec.log: field not declared in schema", or "errors:" and a line for each
/// (k8s.io/apimachinery/pkg/util/managedfields).
std::optional<std::string> schemaRefusal(std::string_view message)
{
    static constexpr std::string_view opening = "failed to create typed patch object (";
    static constexpr std::string_view unknown = ": field not declared in schema";
    static constexpr std::string_view kindMark = "Kind=";
    const auto kindAt = message.find(kindMark);
    const auto end = message.find("): ");
    if (!message.starts_with(opening) || kindAt == message.npos || end == message.npos || end < kindAt)
        return {};
    const std::string kind(message.substr(kindAt + kindMark.size(), end - kindAt - kindMark.size()));
    std::string fields;
    std::string faults;
    for (std::string_view rest = message.substr(end + 3); !rest.empty();) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        line.remove_prefix(std::min(line.find_first_not_of(" ."), line.size()));
        const bool isUnknown = line.ends_with(unknown);
        if (isUnknown)
            line.remove_suffix(unknown.size());
        if (line.empty() || line == "errors:")
            continue;
        std::string &list = isUnknown ? fields : faults;
        list += (list.empty() ? "" : ", ") + std::string(line);
    }
    std::string text = "it does not fit the " + kind + " that this cluster has";
    if (!faults.empty())
        text += ": " + faults;
    if (!fields.empty())
        text += (faults.empty() ? ": " : "; ") + ("there is no field " + fields) +
                ", by a slip or because an older version is installed";
    return text;
}

/// Whether a 403 is no word about the account: the API server knows no other status for what its admission refuses.
/// Whoever may do anything is refused it, too, so nobody should be sent for a permission (Kubernetes,
/// plugin/pkg/admission and pod-security-admission).
bool isFromAdmission(std::string_view message)
{
    static constexpr std::array<std::string_view, 7> words{"exceeded quota",
                                                           "failed quota",
                                                           "denied the request",
                                                           "denied request",
                                                           " usage per ",
                                                           "violates PodSecurity",
                                                           "because it is being terminated"};
    return std::any_of(words.begin(), words.end(), [message](std::string_view each) {
        return message.find(each) != std::string_view::npos && message.find("\" cannot ") == std::string_view::npos;
    });
}

/// Something that is not the API server answered, or its outermost layer did.
std::string describe(const HttpHead &head, std::string_view body)
{
    if (head.status < 400)
        return "the server answered with a redirect (HTTP " + std::to_string(head.status) + "), which is not followed";
    std::string text = "the server answered HTTP " + std::to_string(head.status);
    if (head.contentType.startsWith("text/plain") && !body.empty())
        text += ": " + tidy(body.substr(0, std::min<std::size_t>(body.find('\n'), 200)));
    return text;
}

/// The body without its Content-Encoding, or as much of it as can be read.
std::string plainBody(const HttpHead &head, std::string_view body)
{
    if (head.contentEncoding != "gzip")
        return std::string(body);
    static constexpr std::size_t most = 1 << 20;
    std::string plain;
    static_cast<void>(GzipDecoder().feed(
        body, [&plain](std::string_view piece) { plain += piece.substr(0, most - std::min(plain.size(), most)); }));
    return plain;
}

/// Absent if the body is something else.
ObjectView statusIn(const HttpHead &head, std::string_view body, JsonParser &parser)
{
    if (head.contentType.startsWith("application/vnd.kubernetes.protobuf"))
        return openEnvelope(body).value_or(ProtobufView());
    const auto root = parser.parse(body);
    return root && (*root)["kind"].text() == "Status" ? *root : JsonView();
}

} // namespace

base::Error errorFromStatus(const ObjectView &status, const std::string &what)
{
    base::Error error;
    error.subject = base::ErrorSubject::Cluster;
    const int http = static_cast<int>(status["code"].integer().value_or(500));
    error.code = codeOf(http, status["reason"].text());
    error.message = tidy(status["message"].text());
    if (error.message.empty())
        error.message = "the server answered HTTP " + std::to_string(http);
    error.context = what;
    error.httpStatus = http;
    if (error.code == ErrorCode::Forbidden && isFromAdmission(error.message))
        error.code = ErrorCode::Rejected;
    if (auto refusal = http == 500 ? schemaRefusal(error.message) : std::nullopt) {
        error.code = ErrorCode::Rejected;
        error.message = std::move(*refusal);
    }
    if (const auto seconds = status["details"]["retryAfterSeconds"].integer(); seconds && *seconds > 0)
        error.retryAfter = std::chrono::seconds(*seconds);
    return error;
}

base::Error errorFromAnswer(const HttpHead &head, std::string_view sent, const std::string &what)
{
    const std::string body = plainBody(head, sent);
    base::Error error;
    error.subject = base::ErrorSubject::Cluster;
    JsonParser parser;
    const ObjectView status = statusIn(head, body, parser);
    if (status.exists()) {
        error = errorFromStatus(status, what);
        if (error.httpStatus != head.status)
            error.code = codeOf(head.status, status["reason"].text());
    } else {
        error.code = codeOf(head.status, {});
        error.message = describe(head, body);
        error.context = what;
    }
    error.httpStatus = head.status;
    if (head.retryAfter)
        error.retryAfter = head.retryAfter;
    return error;
}

} // namespace liteboxd::kube
