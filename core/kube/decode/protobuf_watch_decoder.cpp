// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/protobuf_watch_decoder.h"

#include "core/kube/decode/kubernetes.pb.h"
#include "core/kube/decode/protobuf_envelope.h"

#include <QtEndian>

namespace liteboxd::kube {

EventDecoder::Event ProtobufWatchDecoder::read()
{
    const std::string_view bytes = rest();
    if (bytes.size() < sizeof(quint32))
        return std::nullopt;
    const std::size_t size = qFromBigEndian<quint32>(bytes.data());
    if (size > largestObject)
        return violation("an object is too large");
    if (bytes.size() - sizeof(quint32) < size)
        return std::nullopt;
    take(sizeof(quint32) + size);
    const ProtobufView event(bytes.substr(sizeof(quint32), size), wire::WatchEvent::descriptor());
    const auto type = WatchEvent::typeNamed(event["type"].text());
    const auto object = openEnvelope(event["object"]["raw"].text());
    if (!type || !object)
        return violation("an event of the watch has no known type or no object");
    return WatchEvent{*type, *object};
}

} // namespace liteboxd::kube
