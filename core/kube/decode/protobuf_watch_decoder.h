// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/event_decoder.h"

namespace liteboxd::kube {

/// A watch in protobuf: frames of a length (four bytes, the highest first) and a WatchEvent, whose object is an
/// envelope. Source: k8s.io/apimachinery, pkg/runtime/serializer/protobuf and pkg/util/framer.
class ProtobufWatchDecoder final : public EventDecoder
{
private:
    Event read() override;
};

} // namespace liteboxd::kube
