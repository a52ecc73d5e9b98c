// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/answer.h"
#include "gateway/http/message_head.h"

namespace liteboxd::engine {

/// Where a sandbox has set so many cookies that no request gets through any more, those are taken away that were set
/// for the whole of this host.
void expireManyCookies(const http::RequestHead &request, http::Answer &answer);

} // namespace liteboxd::engine
