// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/api_server_status.h"

#include <simdjson.h>

#include <array>
#include <string>
#include <utility>

namespace liteboxd::forward {

namespace {

using namespace std::string_view_literals;

/// Kubernetes' envelope (apimachinery's serializer/protobuf): its magic, then field 1, the TypeMeta of "v1", "Status".
constexpr std::string_view protobufStatus = "k8s\0\x0A\x0C\x0A\x02v1\x12\x06Status"sv;

/// Where even a Status with spaces is known by now.
constexpr std::size_t longestBeginning = 128;

/// As the API server writes it: keys in order, a line each.
bool isYamlStatus(std::string_view body)
{
    return body.starts_with("apiVersion: v1\n") && body.find("\nkind: Status\n") != std::string_view::npos;
}

bool isJsonStatus(std::string_view body)
{
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    std::string_view kind;
    std::string_view version;
    return parser.parse(body.data(), body.size()).get(document) == simdjson::SUCCESS &&
           document["kind"].get(kind) == simdjson::SUCCESS &&
           document["apiVersion"].get(version) == simdjson::SUCCESS && kind == "Status" && version == "v1";
}

} // namespace

bool mayBeApiServerStatus(std::string_view contentType)
{
    return contentType.starts_with("application/json") || contentType.starts_with("application/yaml") ||
           contentType.starts_with("application/vnd.kubernetes.protobuf");
}

bool isApiServerStatus(std::string_view body)
{
    return body.starts_with(protobufStatus) || isYamlStatus(body) || isJsonStatus(body);
}

StatusBeginning statusBeginning(std::string_view body)
{
    std::string compact; // "?pretty" puts spaces between
    for (const char c : body.substr(0, longestBeginning)) {
        if (c != ' ' && c != '\n')
            compact += c;
    }
    const std::array<std::pair<std::string_view, std::string_view>, 3> forms{
        {{compact, R"({"kind":"Status","apiVersion":"v1")"}, {body, "apiVersion: v1\n"}, {body, protobufStatus}}};
    StatusBeginning beginning = StatusBeginning::No;
    for (const auto &[text, form] : forms) {
        if (text.starts_with(form))
            return StatusBeginning::Yes;
        if (form.starts_with(text) && body.size() < longestBeginning)
            beginning = StatusBeginning::Unclear;
    }
    return beginning;
}

http::Refusal refusalOf(int httpStatus, std::string_view body)
{
    const auto says = [body](std::string_view words) { return body.find(words) != std::string_view::npos; };
    switch (httpStatus) {
    case 401:
    case 403:
        return http::Refusal::ApiServerDenies;
    case 404:
        return http::Refusal::NoSuchSandbox;
    case 504:
        return http::Refusal::SandboxTimedOut;
    case 503:
        if (!says("dial tcp") && !says("proxy") && !says("refused") && !says("EOF") && !says("reset"))
            return http::Refusal::ApiServerNotAvailable;
        break;
    default:
        break;
    }
    return http::Refusal::SandboxFails;
}

} // namespace liteboxd::forward
