// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"

#include <string>
#include <string_view>

namespace liteboxd::kube {

/// Whether a server's URL names the machine that the program runs on. A kubeconfig that was copied from a K3s server
/// does, and means another machine.
bool isLoopbackServer(const std::string &server);

/// `server` with another host: `address` is a name or an address, maybe with a port; scheme, path, and the port if none
/// is given, stay. InvalidArgument for anything else.
base::Result<std::string> serverAt(const std::string &server, std::string_view address);

/// Turns the settings to another server, which must still have a certificate for what it was called before: K3s puts
/// 127.0.0.1 into every server's certificate, and the addresses that others know it by not always.
void moveTo(ConnectionSettings &settings, const std::string &server);

/// Whether two settings lead to the same server in the same way and differ in what is shown there to sign in at most.
bool differInLoginOnly(const ConnectionSettings &a, const ConnectionSettings &b);

} // namespace liteboxd::kube
