// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/service.h"

namespace liteboxd::engine {

/// A sandbox on the engine itself: answers with the length of what it was sent, in chunks below /chunks, and takes
/// WebSockets, which it ends when the client has said something.
class SoakSite final : public http::Service
{
public:
    io::Task<void> serve(http::Exchange &exchange) override;

private:
    static io::Task<void> answerHandshake(http::Exchange &exchange);
};

} // namespace liteboxd::engine
