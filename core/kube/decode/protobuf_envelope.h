// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/object_view.h"

#include <optional>
#include <string_view>

namespace google::protobuf {
class Descriptor;
}

namespace liteboxd::kube {

/// What each object in the API's protobuf encoding begins with, before its envelope (message Unknown).
inline constexpr std::string_view protobufMagic("k8s\0", 4);

/// The message of kubernetes.proto that holds objects of this kind; nullptr if it has none.
const google::protobuf::Descriptor *messageOf(std::string_view apiVersion, std::string_view kind);

/// The object in an envelope; nothing if `bytes` are no envelope, or of a kind that kubernetes.proto does not have.
/// Valid as long as the bytes are.
std::optional<ProtobufView> openEnvelope(std::string_view bytes);

} // namespace liteboxd::kube
