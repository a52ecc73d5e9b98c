// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/protobuf_envelope.h"

#include "core/kube/decode/kubernetes.pb.h"

namespace liteboxd::kube {

const google::protobuf::Descriptor *messageOf(std::string_view apiVersion, std::string_view kind)
{
    if (apiVersion == "v1" && kind == "Pod")
        return wire::Pod::descriptor();
    if (apiVersion == "v1" && kind == "Status")
        return wire::Status::descriptor();
    return nullptr;
}

std::optional<ProtobufView> openEnvelope(std::string_view bytes)
{
    if (!bytes.starts_with(protobufMagic))
        return std::nullopt;
    const ProtobufView envelope(bytes.substr(protobufMagic.size()), wire::Unknown::descriptor());
    const ProtobufView type = envelope["typeMeta"];
    const auto *message = messageOf(type["apiVersion"].text(), type["kind"].text());
    if (!message || !envelope["raw"].exists())
        return std::nullopt;
    return ProtobufView(envelope["raw"].text(), message);
}

} // namespace liteboxd::kube
