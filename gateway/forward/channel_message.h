// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"

#include <sys/uio.h>

#include <optional>
#include <span>
#include <string>

namespace liteboxd::forward {

/// The subprotocol of exec and port-forward in which a binary message's first byte names its channel.
inline constexpr std::string_view channelProtocol = "v4.channel.k8s.io";

/// Appends one message for `channel` to `out`: the bytes of `pieces` behind the first `skip`, `most` of them at the
/// longest; masked where there is a key. Returns how many bytes it took.
std::size_t appendChannelMessage(std::string &out, std::uint8_t channel, std::span<const iovec> pieces,
                                 std::size_t skip, std::size_t most, const std::optional<base::MaskingKey> &key);

} // namespace liteboxd::forward
