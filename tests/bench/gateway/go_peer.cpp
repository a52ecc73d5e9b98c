// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/peer_setup.h"

#include "tests/bench/gateway/workload.h"

namespace liteboxd::bench {

Command goProxyCommand(const PeerSetup &setup, const std::string &program)
{
    if (program.empty() || !std::filesystem::exists(program))
        return std::nullopt;
    std::vector<std::string> command{"/usr/bin/env",
                                     "GOMAXPROCS=" + std::to_string(setup.workers),
                                     program,
                                     "-listen",
                                     "127.0.0.1:" + std::to_string(setup.port),
                                     "-upstream",
                                     "127.0.0.1:" + std::to_string(setup.upstreamPort),
                                     "-prefix",
                                     sandboxTarget(setup.upstreamPort),
                                     "-token",
                                     std::string(benchToken)};
    if (setup.isLarge())
        command.insert(command.end(), {"-buffer", "65536"});
    if (setup.hasTls())
        command.insert(command.end(), {"-certificates", setup.certificates.string()});
    return command;
}

} // namespace liteboxd::bench
