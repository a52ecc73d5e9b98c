// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liteboxd::http {

/// Takes a chunked body apart (RFC 9112, 7.1) with Beast's parser. Sans-I/O. Chunk extensions are dropped: they are
/// hop by hop (7.1.1).
class ChunkedDecoder
{
public:
    enum class State { More, Done, Malformed };

    ChunkedDecoder();
    ~ChunkedDecoder();
    ChunkedDecoder(ChunkedDecoder &&) noexcept;
    ChunkedDecoder &operator=(ChunkedDecoder &&) noexcept;

    /// Decodes what it can of `bytes`. What it did not consume() must come again, in front of what follows.
    State put(std::string_view bytes);

    std::size_t consumed() const;
    /// Body bytes of the last put(): views into its `bytes`.
    const std::vector<std::string_view> &pieces() const;
    /// Once Done: the trailer fields.
    const std::vector<std::pair<std::string, std::string>> &trailers() const;

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace liteboxd::http
