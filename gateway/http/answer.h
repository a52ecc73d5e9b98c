// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/message_head.h"
#include "gateway/io/block_pool.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liteboxd::http {

/// A response that this process itself gives. Not an aggregate: gcc 12 destroys aggregate temporaries twice inside a
/// co_await operand.
struct Answer
{
    explicit Answer(int code = 200, std::string text = {})
        : status(code)
        , body(std::move(text))
    {}

    int status;
    std::vector<std::pair<std::string, std::string>> fields; ///< without framing, Date and Connection
    std::string body;
};

/// What Allow says of an engine that passes every method but CONNECT and TRACE on.
inline constexpr const char *allowedMethods = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

/// How an error answer is written.
enum class ErrorFormat {
    Json, ///< {"error": …, "requestId": …}
    Html, ///< a readable page, for a browser
};

/// Html for who asks for it (Accept), Json for everybody else. For origins that browsers are meant to come to.
ErrorFormat formatWanted(const RequestHead &request);

/// An error in the form that every program of ours answers with. `message` is a sentence without a secret or an
/// address; `hop` names for people which part of the way failed ("your request", "the gateway", "the sandbox").
Answer errorAnswer(int status, std::string_view message, std::string_view requestId,
                   ErrorFormat format = ErrorFormat::Json, std::string_view hop = {});

/// The head of an answer: its own fields, those of framing where its status has them, Date, and `connection` as
/// Connection if that is not empty.
io::BlockString headOf(const Answer &answer, const BodyFraming &framing, std::string_view connection = {});

/// A whole answer behind which the connection is closed; without its body if it is one to a HEAD.
io::BlockString closingAnswer(const Answer &answer, std::string_view method);

} // namespace liteboxd::http
