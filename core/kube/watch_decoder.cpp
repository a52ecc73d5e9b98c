// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/watch_decoder.h"

namespace liteboxd::kube {

namespace {

std::optional<WatchEvent::Type> typeOf(std::string_view name)
{
    if (name == "ADDED")
        return WatchEvent::Type::Added;
    if (name == "MODIFIED")
        return WatchEvent::Type::Modified;
    if (name == "DELETED")
        return WatchEvent::Type::Deleted;
    if (name == "BOOKMARK")
        return WatchEvent::Type::Bookmark;
    if (name == "ERROR")
        return WatchEvent::Type::Error;
    return std::nullopt;
}

} // namespace

void WatchDecoder::feed(std::string_view bytes)
{
    m_buffer.erase(0, m_begin);
    m_scanned -= m_begin;
    m_begin = 0;
    m_buffer += bytes;
}

base::Result<std::optional<WatchEvent>> WatchDecoder::next()
{
    while (!m_fault) {
        const std::size_t end = m_buffer.find('\n', m_scanned);
        if (end == std::string::npos) {
            m_scanned = m_buffer.size();
            if (m_scanned - m_begin > longestLine)
                return fail("an event of the watch is too long");
            return std::nullopt;
        }
        const std::string_view line(m_buffer.data() + m_begin, end - m_begin);
        m_begin = m_scanned = end + 1;
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            return decode(line);
    }
    return base::fail(*m_fault);
}

base::Result<std::optional<WatchEvent>> WatchDecoder::decode(std::string_view line)
{
    const auto root = m_parser.parse(line);
    if (!root)
        return fail("an event of the watch is " + root.error().message);
    const auto type = typeOf((*root)["type"].text());
    const ObjectView object = (*root)["object"];
    if (!type || !object.isObject())
        return fail("an event of the watch has no known type or no object");
    return WatchEvent{*type, object};
}

base::Result<std::optional<WatchEvent>> WatchDecoder::fail(std::string message)
{
    m_fault = base::Error{base::ErrorCode::ProtocolViolated, std::move(message), {}};
    return base::fail(*m_fault);
}

} // namespace liteboxd::kube
