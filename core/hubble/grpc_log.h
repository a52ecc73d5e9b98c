// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::hubble {

/// Keeps gRPC's own log off stderr, where it would stand between the lines of a program (a refused handshake, a taken
/// port): what failed is in the Status or the answer of each call anyway. With GRPC_VERBOSITY in the environment it speaks.
/// Before the first channel or server; any thread.
void silenceGrpcLog();

} // namespace liteboxd::hubble
