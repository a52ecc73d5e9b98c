// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/event_decoder.h"

#include "core/kube/decode/list_decoder.h"
#include "core/kube/decode/protobuf_list_decoder.h"
#include "core/kube/decode/protobuf_watch_decoder.h"
#include "core/kube/decode/watch_decoder.h"

namespace liteboxd::kube {

std::unique_ptr<EventDecoder> EventDecoder::create(Answer answer, std::string_view contentType)
{
    const bool isProtobuf = contentType.starts_with("application/vnd.kubernetes.protobuf");
    if (answer == Answer::List && isProtobuf)
        return std::make_unique<ProtobufListDecoder>();
    if (answer == Answer::List)
        return std::make_unique<ListDecoder>();
    if (isProtobuf)
        return std::make_unique<ProtobufWatchDecoder>();
    return std::make_unique<WatchDecoder>();
}

void EventDecoder::feed(std::string_view bytes)
{
    m_buffer.erase(0, m_begin);
    m_begin = 0;
    m_buffer += bytes;
}

EventDecoder::Event EventDecoder::next()
{
    if (m_fault)
        return base::fail(*m_fault);
    Event event = read();
    if (event && !*event && rest().size() > largestObject)
        event = violation("an object is too large");
    if (!event)
        m_fault = event.error();
    return event;
}

EventDecoder::Event EventDecoder::violation(std::string message)
{
    return base::fail(base::ErrorCode::ProtocolViolated, std::move(message));
}

} // namespace liteboxd::kube
