// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/conformance/websocket_endpoint.h"

#include <ostream>

namespace liteboxd::engine {

/// One case: frames, right or wrong, and how they are cut into writes.
struct WebSocketCase
{
    std::string name;
    std::vector<SentFrame> frames;
    std::size_t chop = 0;
    Compression compression = Compression::None;
};

/// A chapter of cases, after the chapters of the Autobahn test suite.
struct WebSocketChapter
{
    std::string name;
    const char *rule;
    std::vector<WebSocketCase> cases;
};
inline void PrintTo(const WebSocketChapter &chapter, std::ostream *out)
{
    *out << chapter.rule;
}

const std::vector<WebSocketChapter> &webSocketChapters();

} // namespace liteboxd::engine
