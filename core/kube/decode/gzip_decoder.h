// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct z_stream_s;

namespace liteboxd::kube {

/// Takes Content-Encoding: gzip off an answer as its bytes come (RFC 1952). One thread at a time.
class GzipDecoder
{
public:
    GzipDecoder();
    ~GzipDecoder();

    /// Calls `take` with what `bytes` hold, in pieces of 64 KiB at most. Malformed if they are not gzip.
    base::Result<void> feed(std::string_view bytes, const std::function<void(std::string_view)> &take);

private:
    std::unique_ptr<z_stream_s> m_stream;
    std::string m_piece;
};

} // namespace liteboxd::kube
