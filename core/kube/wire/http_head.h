// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <chrono>
#include <functional>
#include <optional>

namespace liteboxd::kube {

/// What came before the body of an answer.
struct HttpHead
{
    int status = 0;
    QByteArray contentType{};
    std::optional<std::chrono::seconds> retryAfter{};
    QByteArray contentEncoding{}; ///< what the bytes are still in, as "gzip"
    QByteArray warning{};         ///< the field Warning; several are joined by commas
    QByteArray date{};            ///< the field Date: what time it is there
};

/// A field's value, all of them if it comes several times; empty if the answer has none of that name.
using FieldLookup = std::function<QByteArray(const char *name)>;

HttpHead makeHead(int status, const FieldLookup &field);

} // namespace liteboxd::kube
