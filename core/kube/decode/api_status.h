// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/kube/decode/object_view.h"
#include "core/kube/wire/http_exchange.h"

#include <string>
#include <string_view>

namespace liteboxd::kube {

/// The error that an answer of 300 and more stands for. `body` is usually a Status object (meta/v1), whose message and
/// reason are used; anything else is described, a line of plain text shown. `what` becomes the context. What looks like
/// a secret is taken out.
base::Error errorFromAnswer(const HttpHead &head, std::string_view body, const std::string &what);

/// The error that a Status object stands for, as the object of an ERROR event in a watch.
base::Error errorFromStatus(const ObjectView &status, const std::string &what);

} // namespace liteboxd::kube
