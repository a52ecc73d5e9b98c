// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/protobuf_list_decoder.h"

#include "core/kube/decode/kubernetes.pb.h"
#include "core/kube/decode/protobuf_envelope.h"

namespace liteboxd::kube {

namespace {

constexpr const char *notAList = "the server did not answer with a list";

const google::protobuf::Descriptor *itemOf(const ProtobufView &type)
{
    constexpr std::string_view suffix = "List";
    std::string_view kind = type["kind"].text();
    if (!kind.ends_with(suffix))
        return nullptr;
    kind.remove_suffix(suffix.size());
    return messageOf(type["apiVersion"].text(), kind);
}

} // namespace

EventDecoder::Event ProtobufListDecoder::read()
{
    bool more = true;
    while (more) {
        if (m_part == Part::List && m_left == 0)
            m_part = Part::Envelope;
        if (m_part == Part::List)
            return readItem();
        more = m_part == Part::Magic ? readMagic() : readEnvelope();
        if (m_part == Part::List && !m_item)
            return violation(notAList);
    }
    return isFinished() && !m_ended ? readEnd() : Event(std::nullopt);
}

bool ProtobufListDecoder::readMagic()
{
    if (!rest().starts_with(protobufMagic))
        return false;
    take(protobufMagic.size());
    m_part = Part::Envelope;
    return true;
}

/// One field, or the way into the list; false if it is not all there.
bool ProtobufListDecoder::readEnvelope()
{
    if (const auto raw = ProtobufFields::enter(rest()); raw && raw->number == wire::Unknown::kRawFieldNumber) {
        take(raw->begin);
        m_left = raw->size;
        m_part = Part::List;
        return true;
    }
    ProtobufFields fields(rest());
    const auto field = fields.next();
    if (!field)
        return false;
    if (field->number == wire::Unknown::kTypeMetaFieldNumber)
        m_item = itemOf(ProtobufView(field->bytes, wire::TypeMeta::descriptor()));
    take(fields.position());
    return true;
}

EventDecoder::Event ProtobufListDecoder::readItem()
{
    while (m_left > 0) {
        ProtobufFields fields(rest().substr(0, m_left));
        const auto field = fields.next();
        if (!field)
            break;
        if (field->number == wire::List::kMetadataFieldNumber)
            m_metadata = rest().substr(0, fields.position());
        m_left -= fields.position();
        take(fields.position());
        if (field->number == wire::List::kItemsFieldNumber)
            return WatchEvent{WatchEvent::Type::Added, ProtobufView(field->bytes, m_item)};
    }
    return m_left == 0 ? read() : isFinished() ? readEnd() : Event(std::nullopt);
}

EventDecoder::Event ProtobufListDecoder::readEnd()
{
    m_ended = true;
    const ProtobufView list(m_metadata, wire::List::descriptor());
    const bool isWhole = m_part == Part::Envelope && rest().empty();
    if (!isWhole || list["metadata"]["resourceVersion"].text().empty())
        return violation(notAList);
    return WatchEvent{WatchEvent::Type::Bookmark, list};
}

} // namespace liteboxd::kube
