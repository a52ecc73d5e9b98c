// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/event_decoder.h"

#include "core/kube/decode/list_decoder.h"
#include "core/kube/decode/protobuf_list_decoder.h"
#include "core/kube/decode/protobuf_watch_decoder.h"
#include "core/kube/decode/watch_decoder.h"

#include <cstring>

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

EventDecoder::EventDecoder()
{
    constexpr std::size_t usualAnswer = 4 << 10; // and small blocks of freed memory would not be overwritten
    m_buffer.reserve(usualAnswer);
}

EventDecoder::~EventDecoder()
{
    ::explicit_bzero(m_buffer.data(), m_buffer.size());
}

void EventDecoder::feed(std::string_view bytes)
{
    forgetTaken();
    m_buffer += bytes;
}

void EventDecoder::forgetTaken()
{
    if (m_begin == 0)
        return;
    const std::size_t left = m_buffer.size() - m_begin;
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, left);
    ::explicit_bzero(m_buffer.data() + left, m_begin);
    m_buffer.resize(left);
    m_begin = 0;
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
    else if (!*event)
        forgetTaken();
    return event;
}

EventDecoder::Event EventDecoder::violation(std::string message)
{
    return base::fail(base::ErrorCode::ProtocolViolated, std::move(message));
}

} // namespace liteboxd::kube
