// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/log_settings.h"
#include "gateway/control/egress_rules.h"
#include "gateway/control/gateway_rules.h"
#include "gateway/io/socket_address.h"

#include <string>
#include <vector>

namespace liteboxd::control {

/// Whether the headless gateway gives up what it does not need once it serves.
enum class Confinement { On, Off };

/// What the headless gateway does about the default network policies when it starts.
enum class BasePolicyUse { Ensure, Leave };

/// Whether the headless gateway is one of those that end what is due: TTLs, and internet access given for a time.
enum class Keeping { On, Off };

/// All that the headless gateway can be told; what its fields hold at first are the defaults. A value. settingTable()
/// says what each may be.
struct HeadlessConfiguration
{
    HeadlessConfiguration()
    {
        gateway.upstreamMode = UpstreamMode::Direct;
        listen = {*io::SocketAddress::parse("127.0.0.1", defaultLocalPort)};
    }

    std::string kubeconfig; ///< empty: what kubectl would read
    std::string context;    ///< empty: the current one
    std::string nameSpace = "liteboxd";
    std::vector<io::SocketAddress> listen; ///< at least one
    std::string tlsCertificate;            ///< PEM file; empty: plain HTTP
    std::string tlsKey;
    GatewayRules gateway;
    Confinement confinement = Confinement::On;
    BasePolicyUse basePolicies = BasePolicyUse::Ensure;
    Keeping keeper = Keeping::Off;
    base::LogLevel logLevel = base::LogLevel::Info;
    base::LogFormat logFormat = base::LogFormat::Text;
    std::vector<io::SocketAddress> socksListen;   ///< empty: no SOCKS
    EgressRules egress;
    std::vector<io::SocketAddress> metricsListen; ///< empty: no metrics
    std::uint64_t accessLogSize = 0;              ///< bytes from which on a file is followed by the next; 0: it grows
    std::string apiTokens;                        ///< a file; empty: there is no management API
    std::uint64_t auditLogSize = 0;               ///< as accessLogSize
    std::string auditLog = "off";                 ///< as accessLog
    std::string accessLog = "off";                ///< a file, "-" for standard error, or "off"
};

} // namespace liteboxd::control
