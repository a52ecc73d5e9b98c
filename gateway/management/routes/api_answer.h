// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace liteboxd::management {

class SocketFeed;

/// What the management API answers to one request: a value that changes threads.
struct ApiAnswer
{
    int status = 200;
    std::string body{};
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> fields{}; ///< beside Content-Type and Cache-Control
    std::shared_ptr<SocketFeed> feed{};                        ///< of status 101: what the WebSocket is about
};

} // namespace liteboxd::management
