// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/list_decoder.h"

namespace liteboxd::kube {

bool ListDecoder::Nesting::passes(char c)
{
    if (inText) {
        if (escaped)
            escaped = false;
        else if (c == '\\')
            escaped = true;
        else if (c == '"')
            inText = false;
        return false;
    }
    switch (c) {
    case '"':
        inText = true;
        return false;
    case '{':
    case '[':
        ++depth;
        return false;
    case '}':
    case ']':
        return --depth == 0;
    default:
        return false;
    }
}

EventDecoder::Event ListDecoder::read()
{
    m_parser.forget();
    while (!m_ended) {
        if (m_inItems || skipToItems()) {
            auto item = readItem();
            if (!item || *item || m_inItems)
                return item;
        } else if (m_frame.size() > largestObject) {
            return violation("the list is too large beside its items");
        } else {
            return isFinished() ? readEnd() : Event(std::nullopt);
        }
    }
    return std::nullopt;
}

/// Moves the frame's bytes out of the way; true if the items follow.
bool ListDecoder::skipToItems()
{
    const std::string_view bytes = rest();
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const bool begins = !m_nesting.inText && bytes[i] == '"';
        m_nesting.passes(bytes[i]);
        if (m_nesting.depth == 1 && begins)
            m_name.clear();
        else if (m_nesting.depth == 1 && m_nesting.inText)
            m_name += bytes[i];
        if (m_nesting.depth == 2 && bytes[i] == '[' && !m_nesting.inText && m_name == "items") {
            m_frame += bytes.substr(0, i + 1);
            take(i + 1);
            m_nesting = {};
            m_inItems = true;
            return true;
        }
    }
    m_frame += bytes;
    take(bytes.size());
    return false;
}

/// The next item; nothing if it is not whole, or (then m_inItems is false) there is none.
EventDecoder::Event ListDecoder::readItem()
{
    if (m_scanned == 0) {
        const std::size_t begin = rest().find_first_not_of(" \t\r\n,");
        take(std::min(begin, rest().size()));
        if (rest().empty())
            return isFinished() ? readEnd() : Event(std::nullopt);
        if (rest().front() == ']') {
            m_inItems = false;
            m_nesting = {1};
            m_name.clear();
            m_frame += ']';
            take(1);
            return std::nullopt;
        }
        if (rest().front() != '{')
            return violation("an item of the list is no object");
    }
    const std::string_view bytes = rest();
    for (; m_scanned < bytes.size(); ++m_scanned) {
        if (!m_nesting.passes(bytes[m_scanned]))
            continue;
        const std::string_view item = bytes.substr(0, m_scanned + 1);
        take(item.size());
        m_scanned = 0;
        const auto object = m_parser.parse(item);
        if (!object)
            return violation("an item of the list is " + object.error().message);
        return WatchEvent{WatchEvent::Type::Added, *object};
    }
    return isFinished() ? readEnd() : Event(std::nullopt);
}

EventDecoder::Event ListDecoder::readEnd()
{
    m_ended = true;
    const auto frame = m_parser.parse(m_frame);
    if (!frame || (*frame)["metadata"]["resourceVersion"].text().empty())
        return violation("the server did not answer with a list");
    return WatchEvent{WatchEvent::Type::Bookmark, *frame};
}

} // namespace liteboxd::kube
