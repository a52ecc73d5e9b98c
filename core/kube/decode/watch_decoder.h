// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/event_decoder.h"
#include "core/kube/decode/json_parser.h"

namespace liteboxd::kube {

/// A watch in JSON: one object per line, `{"type": …, "object": {…}}`.
/// Source: Kubernetes API concepts, "Efficient detection of changes".
class WatchDecoder final : public EventDecoder
{
private:
    Event read() override;
    Event decode(std::string_view line);

    JsonParser m_parser;
    std::size_t m_scanned = 0; ///< of rest(): up to here there is no end of line
};

} // namespace liteboxd::kube
