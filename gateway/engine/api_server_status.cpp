// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/api_server_status.h"

#include <simdjson.h>

namespace liteboxd::engine {

std::optional<ApiServerRefusal> readApiServerStatus(int httpStatus, std::string_view body)
{
    simdjson::dom::parser parser;
    simdjson::dom::element document;
    if (parser.parse(body.data(), body.size()).get(document) != simdjson::SUCCESS)
        return std::nullopt;
    std::string_view kind;
    std::string_view version;
    if (document["kind"].get(kind) != simdjson::SUCCESS || document["apiVersion"].get(version) != simdjson::SUCCESS ||
        kind != "Status" || version != "v1")
        return std::nullopt;
    std::string_view message;
    if (document["message"].get(message) != simdjson::SUCCESS)
        message = {};
    switch (httpStatus) {
    case 401:
    case 403:
        return ApiServerRefusal{503, "the API server does not let the gateway reach this sandbox", "the API server"};
    case 404:
        return ApiServerRefusal{404, "there is no such sandbox", "the sandbox"};
    case 504:
        return ApiServerRefusal{504, "the sandbox did not answer in time", "the sandbox"};
    case 503:
        if (message.find("dial tcp") == std::string_view::npos && message.find("proxy") == std::string_view::npos &&
            message.find("refused") == std::string_view::npos && message.find("EOF") == std::string_view::npos &&
            message.find("reset") == std::string_view::npos)
            return ApiServerRefusal{503, "the API server is not available", "the API server"};
        break;
    default:
        break;
    }
    return ApiServerRefusal{502, "the sandbox refuses connections on this port or gave no valid answer", "the sandbox"};
}

} // namespace liteboxd::engine
