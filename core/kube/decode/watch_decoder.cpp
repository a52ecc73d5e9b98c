// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/watch_decoder.h"

namespace liteboxd::kube {

EventDecoder::Event WatchDecoder::read()
{
    m_parser.forget();
    for (;;) {
        const std::string_view bytes = rest();
        const std::size_t end = bytes.find('\n', m_scanned);
        if (end == std::string_view::npos) {
            m_scanned = bytes.size();
            return std::nullopt;
        }
        const std::string_view line = bytes.substr(0, end);
        take(end + 1);
        m_scanned = 0;
        if (line.find_first_not_of(" \t\r") != std::string_view::npos)
            return decode(line);
    }
}

EventDecoder::Event WatchDecoder::decode(std::string_view line)
{
    const auto root = m_parser.parse(line);
    if (!root)
        return violation("an event of the watch is " + root.error().message);
    const auto type = WatchEvent::typeNamed((*root)["type"].text());
    const JsonView object = (*root)["object"];
    if (!type || !object.isObject())
        return violation("an event of the watch has no known type or no object");
    return WatchEvent{*type, object};
}

} // namespace liteboxd::kube
