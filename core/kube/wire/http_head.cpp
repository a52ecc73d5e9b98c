// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/http_head.h"

namespace liteboxd::kube {

namespace {

/// Seconds only: a Kubernetes API server never sends the date form.
std::optional<std::chrono::seconds> readRetryAfter(const QByteArray &field)
{
    bool ok = false;
    const int seconds = field.trimmed().toInt(&ok);
    if (!ok || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

} // namespace

HttpHead makeHead(int status, const FieldLookup &field)
{
    return {status, field("Content-Type"), readRetryAfter(field("Retry-After")), field("Content-Encoding"),
            field("Warning"), field("Date")};
}

} // namespace liteboxd::kube
