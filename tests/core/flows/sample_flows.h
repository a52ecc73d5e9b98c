// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

namespace liteboxd::flows {

/// A drop of default deny: the sandbox of this id asked for 443/tcp of an address of the world with this name.
Flow droppedToWorld(const QString &sandboxId, const QString &address, const QString &name = {});

/// The same, let through.
Flow forwardedToWorld(const QString &sandboxId, const QString &address, const QString &name = {});

/// The answer of a DNS proxy to a sandbox.
Flow dnsAnswer(const QString &sandboxId, const QString &query, const QStringList &addresses, std::uint32_t rcode = 0);

/// An end that is the pod of a sandbox in the namespace liteboxd.
FlowPeer sandboxPeer(const QString &sandboxId);

} // namespace liteboxd::flows
