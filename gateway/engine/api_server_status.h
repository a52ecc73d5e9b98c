// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace liteboxd::engine {

/// What we answer when the API server itself, not the sandbox, refused a proxied request.
struct ApiServerRefusal
{
    int status = 503;
    std::string_view message;
    std::string_view hop;
};

/// Reads the body of an error answer that came through the pod proxy: nullopt unless it is a Kubernetes Status
/// (kind Status, apiVersion v1). Its own text names addresses and accounts and is never passed on. A sandbox that
/// answers in this form is taken for the API server: nothing tells the two apart, so nothing may follow that harms
/// others.
std::optional<ApiServerRefusal> readApiServerStatus(int httpStatus, std::string_view body);

} // namespace liteboxd::engine
