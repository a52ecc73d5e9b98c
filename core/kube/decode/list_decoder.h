// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/event_decoder.h"
#include "core/kube/decode/json_parser.h"

#include <string>

namespace liteboxd::kube {

/// A list in JSON, item by item as it comes. What stands around the items (`{"kind": …, "metadata": …, "items": []}`,
/// in any order) is kept and parsed at the end.
class ListDecoder final : public EventDecoder
{
private:
    /// Where the scan is, counted in brackets and quotes.
    struct Nesting
    {
        int depth = 0;
        bool inText = false;
        bool escaped = false;

        /// Goes past `c`; whether a value that began at depth 0 is whole then.
        bool passes(char c);
    };

    Event read() override;
    bool skipToItems();
    Event readItem();
    Event readEnd();

    JsonParser m_parser;
    std::string m_frame;       ///< all but the items
    std::string m_name;        ///< of the member that the scan is in, at depth 1
    Nesting m_nesting;         ///< in the frame, or within an item
    std::size_t m_scanned = 0; ///< of rest(): the part of an item that was looked at
    bool m_inItems = false;
    bool m_ended = false;
};

} // namespace liteboxd::kube
