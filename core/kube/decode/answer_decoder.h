// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/decoded_event.h"
#include "core/kube/decode/event_decoder.h"
#include "core/kube/decode/gzip_decoder.h"
#include "core/kube/wire/http_exchange.h"

#include <memory>
#include <string_view>
#include <vector>

namespace liteboxd::kube {

/// From the bytes of a list or a watch, as they come over the wire, to decoded events. No I/O. One thread at a time.
/// After an event of type Error nothing follows: a Status the server sent, ProtocolViolated or Malformed.
class AnswerDecoder
{
public:
    /// `head` says which encodings the bytes are in.
    AnswerDecoder(EventDecoder::Answer answer, const HttpHead &head, DecodeObject decode);

    void feed(std::string_view bytes, std::vector<DecodedEvent> &out);

    /// The answer is whole. A list that is not gives an Error, one that is its Bookmark.
    void finish(std::vector<DecodedEvent> &out);

    bool isCompressed() const { return m_gzip != nullptr; }

private:
    void drain(std::vector<DecodedEvent> &out);
    DecodedEvent decode(const WatchEvent &event) const;
    void fail(base::Error error, std::vector<DecodedEvent> &out);

    std::unique_ptr<GzipDecoder> m_gzip;
    std::unique_ptr<EventDecoder> m_events;
    DecodeObject m_decode;
    bool m_failed = false;
};

} // namespace liteboxd::kube
