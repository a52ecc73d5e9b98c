// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/http_exchange.h"

#include <optional>

/// What an exchange told until its end.
struct ExchangeOutcome
{
    liteboxd::kube::HttpHead head;
    QByteArray body;
    std::optional<liteboxd::base::Error> error;
    bool ended = false;

    void follow(liteboxd::kube::HttpExchange *exchange)
    {
        using liteboxd::kube::HttpExchange;
        QObject::connect(exchange, &HttpExchange::headReceived, exchange, [this](const auto &got) { head = got; });
        QObject::connect(exchange, &HttpExchange::bytesReceived, exchange, [this](const auto &got) { body += got; });
        QObject::connect(exchange, &HttpExchange::finished, exchange, [this] { ended = true; });
        QObject::connect(exchange, &HttpExchange::failed, exchange, [this](const liteboxd::base::Error &got) {
            error = got;
            ended = true;
        });
    }
};
