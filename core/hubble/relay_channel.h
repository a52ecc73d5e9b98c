// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/hubble/relay_address.h"

#include <memory>

namespace grpc {
class Channel;
class Status;
} // namespace grpc

namespace liteboxd::hubble {

/// A channel to an address; it connects when the first call is made. InvalidArgument for an address without a port,
/// Malformed for a certificate without a key.
base::Result<std::shared_ptr<grpc::Channel>> channelTo(const RelayAddress &address);

/// A channel over a connected, non-blocking stream socket, which it owns. It ends with that socket.
std::shared_ptr<grpc::Channel> channelOver(int socket);

/// What a call came to, as an error with the server's words.
base::Error errorOf(const grpc::Status &status);

} // namespace liteboxd::hubble
