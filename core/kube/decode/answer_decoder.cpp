// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/answer_decoder.h"

#include "core/kube/decode/api_status.h"

#include <utility>

namespace liteboxd::kube {

AnswerDecoder::AnswerDecoder(EventDecoder::Answer answer, const HttpHead &head, DecodeObject decode)
    : m_gzip(head.contentEncoding == "gzip" ? std::make_unique<GzipDecoder>() : nullptr)
    , m_events(EventDecoder::create(answer, head.contentType.toStdString()))
    , m_decode(std::move(decode))
{}

void AnswerDecoder::feed(std::string_view bytes, std::vector<DecodedEvent> &out)
{
    const auto take = [this, &out](std::string_view plain) {
        if (m_failed)
            return;
        m_events->feed(plain);
        drain(out);
    };
    if (!m_gzip)
        return take(bytes);
    if (auto fed = m_gzip->feed(bytes, take); !fed && !m_failed)
        fail(std::move(fed.error()), out);
}

void AnswerDecoder::finish(std::vector<DecodedEvent> &out)
{
    m_events->finish();
    if (!m_failed)
        drain(out);
}

void AnswerDecoder::drain(std::vector<DecodedEvent> &out)
{
    for (;;) {
        auto event = m_events->next();
        if (!event)
            return fail(std::move(event.error()), out);
        if (!*event)
            return;
        if ((*event)->type == WatchEvent::Type::Error)
            return fail(errorFromStatus((*event)->object, {}), out);
        out.push_back(decode(**event));
    }
}

DecodedEvent AnswerDecoder::decode(const WatchEvent &event) const
{
    const ObjectView metadata = event.object["metadata"];
    DecodedEvent decoded{event.type,
                         {std::string(metadata["namespace"].text()), std::string(metadata["name"].text())},
                         std::string(metadata["resourceVersion"].text())};
    if (event.type != WatchEvent::Type::Added && event.type != WatchEvent::Type::Modified)
        return decoded;
    if (auto value = m_decode(event.object))
        decoded.value = std::move(*value);
    else
        decoded.fault = std::move(value.error());
    return decoded;
}

void AnswerDecoder::fail(base::Error error, std::vector<DecodedEvent> &out)
{
    m_failed = true;
    DecodedEvent event;
    event.fault = std::move(error);
    out.push_back(std::move(event));
}

} // namespace liteboxd::kube
