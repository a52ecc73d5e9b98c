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
    Stream  ///< a GET whose answer is long or has no end (list, watch, log): the limit holds until its head; read as it
            ///< comes, from a connection of its own
};

/// The Content-Encoding of a stream. That of an answer is taken off.
enum class HttpCoding {
    Identity, ///< none
    Gzip      ///< gzip if the server likes, and the head says so: for who decodes on another thread
};

/// What a request does to the cluster.
enum class HttpEffect {
    None,  ///< it reads, or asks a question
    Writes ///< it changes something: where its answer is lost, nobody knows whether it did
};

/// One request to the API server. A value; holds no credentials, those are the transport's.
struct HttpRequest
{
    QByteArray method = "GET";
    std::string target; ///< path and query, percent-encoded: "/api/v1/pods?limit=500"
    QByteArray contentType{};
    QByteArray body{};
    QByteArray accept = "application/json";
    HttpUse use = HttpUse::Answer;
    HttpCoding coding = HttpCoding::Identity;
    HttpEffect effect = HttpEffect::None;
    std::chrono::milliseconds timeLimit = std::chrono::seconds(30);

    /// How much of a stream is read ahead of its reader, in bytes; 0: without bound.
    qint64 readBufferSize = 0;
};

} // namespace liteboxd::kube
