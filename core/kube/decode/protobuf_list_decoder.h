// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/event_decoder.h"

#include <string>

namespace google::protobuf {
class Descriptor;
}

namespace liteboxd::kube {

/// A list in protobuf, item by item as it comes: an envelope around a message of metadata and items (List in
/// kubernetes.proto).
class ProtobufListDecoder final : public EventDecoder
{
private:
    enum class Part { Magic, Envelope, List };

    Event read() override;
    bool readMagic();
    bool readEnvelope();
    Event readItem();
    Event readEnd();

    Part m_part = Part::Magic;
    const google::protobuf::Descriptor *m_item = nullptr; ///< the message of the items, as the envelope says
    std::size_t m_left = 0;                               ///< bytes of the list that are to come
    std::string m_metadata;                               ///< that field of the list, with its tag
    bool m_ended = false;
};

} // namespace liteboxd::kube
