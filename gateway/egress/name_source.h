// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/reactor.h"
#include "gateway/io/socket_address.h"
#include "gateway/io/task.h"

#include <string>
#include <vector>

namespace liteboxd::egress {

/// Where the proxy learns the addresses of a name: the system, in tests a list.
class NameSource
{
public:
    virtual ~NameSource() = default;

    /// Every address of `host`, each with `port`: at least one. A coroutine of `reactor`. NotFound: there is no such
    /// name. TimedOut. ConnectionLost: the name server does not answer, or too much is asked at once. Any thread.
    virtual io::Task<base::Result<std::vector<io::SocketAddress>>>
    lookUp(io::Reactor &reactor, std::string host, std::uint16_t port, io::Deadline deadline) = 0;
};

} // namespace liteboxd::egress
