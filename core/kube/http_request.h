// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <string>

namespace liteboxd::kube {

/// How long an exchange lives.
enum class HttpUse {
    Answer, ///< one answer, within the time limit
    Stream  ///< an answer without end (watch): the limit holds until its head; has a connection of its own
};

/// What an exchange makes of a Content-Encoding.
enum class HttpCoding {
    Removed, ///< bytes come as the server meant them
    AsSent   ///< they come as they are on the wire, gzip if the head says so: for who decodes on another thread
};

/// When what is read ahead of its reader is bounded.
enum class HttpBound {
    Always,
    WhilePaused ///< for answers without end: a bound makes Qt call back to its network thread for each piece
};

/// One request to the API server. A value; holds no credentials, those are the transport's.
struct HttpRequest
{
    QByteArray method = "GET";
    std::string target; ///< path and query, percent-encoded: "/api/v1/pods?limit=500"
    QByteArray contentType{};
    QByteArray body{};
    QByteArray accept = "application/json";
    HttpCoding coding = HttpCoding::Removed;
    HttpUse use = HttpUse::Answer;
    std::chrono::milliseconds timeLimit = std::chrono::seconds(30);

    /// What is read ahead of the reader, in bytes, from when the head is told; 0: without bound.
    qint64 readBufferSize = 0;
    HttpBound bound = HttpBound::Always;
};

} // namespace liteboxd::kube
