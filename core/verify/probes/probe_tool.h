// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/creation/command_run.h"

#include <QString>

#include <cstdint>
#include <string>
#include <vector>

namespace liteboxd::verify {

/// What an image may have to connect with.
enum class ProbeTool { NcExec, NcZero, Bash, Python };

/// All, the cheapest first.
const std::vector<ProbeTool> &probeTools();

/// "nc -e", "nc -z", "bash", "python3"
QString nameOf(ProbeTool tool);

/// Where a probe connects to.
struct ProbePlace
{
    std::string host; ///< an address, or a name; never an option: places that begin with a dash are refused
    std::uint16_t port = 0;

    /// "10.43.0.1:443", "[fd00::1]:443"
    QString text() const;

    /// Of what a person typed. InvalidArgument unless it is HOST:PORT.
    static base::Result<ProbePlace> parse(const std::string &text);
};

/// The command that ends with 0 once a TCP connection is there; after about 3 s it gives up.
std::vector<std::string> connectCommand(ProbeTool tool, const ProbePlace &place);

/// How a tool asks a name server: nc does not know UDP everywhere.
enum class DnsWay { Udp, Tcp };
DnsWay dnsWayOf(ProbeTool tool);

/// The command that sends what it reads to a name server, in the way of the tool, and writes what comes back.
std::vector<std::string> dnsCommand(ProbeTool tool, const ProbePlace &place);

/// The command that connects what it reads and writes with a TCP connection.
std::vector<std::string> streamCommand(ProbeTool tool, const ProbePlace &place);

/// What a connection met.
enum class Reach {
    Open,    ///< there was one
    Refused, ///< somebody answered that nobody listens: the network let it through
    Silent,  ///< nothing answered
    Unclear  ///< the tool is not there, or said something else
};

/// "open", "refused", "nothing answered", "unclear"
QString nameOf(Reach reach);

/// What a connectCommand() says about the connection.
Reach reachOf(const base::Result<sandbox::CommandResult> &result);

/// Whether somebody answered, be it with a refusal.
inline bool isAnswered(Reach reach)
{
    return reach == Reach::Open || reach == Reach::Refused;
}

} // namespace liteboxd::verify
