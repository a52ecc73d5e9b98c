// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/management/routes/api_scope.h"

#include <map>
#include <string>

namespace liteboxd::management {

struct ApiRoute;

/// One request to the management API, with all that answering it needs: a value that changes threads. Its caller is
/// known and has the scope that the route wants.
struct ApiRequest
{
    const ApiRoute *route = nullptr;                 ///< of apiRoutes()
    std::map<std::string, std::string> parameters{}; ///< of the path: "id" to "0a1b2c3d"
    std::string query{};                             ///< without its '?', as it came
    std::string contentType{};                       ///< as it came; empty: none
    std::string idempotencyKey{};                    ///< empty: none
    std::string body{};
    std::string origin{}; ///< "https://gateway.example", where the client found this gateway
    std::string requestId{};
    std::string client{}; ///< the address it came from
    std::string who{};    ///< the token's name
    ApiScope scope = ApiScope::Read;
};

} // namespace liteboxd::management
