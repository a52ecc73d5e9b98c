// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/refusal.h"

#include <string_view>

namespace liteboxd::forward {

/// Whether a body of this Content-Type may be a Status: the API server writes it in the form that the client's Accept
/// asks for, JSON where it asks for none.
bool mayBeApiServerStatus(std::string_view contentType);

/// Whether the body of an error answer that came through the pod proxy is a Kubernetes Status (kind Status, apiVersion
/// v1) as JSON, YAML or Kubernetes' protobuf. A sandbox that answers in this form is taken for the API server: nothing
/// tells the two apart, so nothing may follow that harms others.
bool isApiServerStatus(std::string_view body);

/// Whether what has come of such a body is the beginning of one, as the API server writes it.
enum class StatusBeginning { No, Unclear, Yes };
StatusBeginning statusBeginning(std::string_view body);

/// What we answer instead of a Status by which the API server itself, not the sandbox, refused a proxied request: its
/// own text names addresses and accounts and is never passed on.
http::Refusal refusalOf(int httpStatus, std::string_view body);

} // namespace liteboxd::forward
