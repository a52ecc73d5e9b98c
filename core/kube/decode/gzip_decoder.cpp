// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/gzip_decoder.h"

#include <zlib.h>

#include <cstring>
#include <new>

namespace liteboxd::kube {

GzipDecoder::GzipDecoder()
    : m_stream(std::make_unique<z_stream>())
    , m_piece(64 << 10, '\0')
{
    constexpr int gzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(m_stream.get(), gzipOnly) != Z_OK)
        throw std::bad_alloc();
}

GzipDecoder::~GzipDecoder()
{
    inflateEnd(m_stream.get());
}

base::Result<void> GzipDecoder::feed(std::string_view bytes, const std::function<void(std::string_view)> &take)
{
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    m_stream->avail_in = static_cast<uInt>(bytes.size());
    do {
        m_stream->next_out = reinterpret_cast<Bytef *>(m_piece.data());
        m_stream->avail_out = static_cast<uInt>(m_piece.size());
        const int state = inflate(m_stream.get(), Z_NO_FLUSH);
        if (state == Z_STREAM_END)
            inflateReset(m_stream.get()); // another member may follow
        else if (state != Z_OK && state != Z_BUF_ERROR)
            return base::fail(base::ErrorCode::Malformed, "the answer is not gzip, as its head says it is");
        const std::size_t size = m_piece.size() - m_stream->avail_out;
        if (size > 0)
            take({m_piece.data(), size});
        ::explicit_bzero(m_piece.data(), size);
    } while (m_stream->avail_in > 0 || m_stream->avail_out == 0);
    return {};
}

} // namespace liteboxd::kube
