// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/peer_setup.h"

#include <functional>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// A proxy that takes part.
struct Contender
{
    enum class Role {
        Gateway,
        Peer,
        CopyLimit,  ///< a relay that parses nothing after the handshake
        SpliceLimit ///< likewise, by splice(2)
    };

    std::string name; ///< two with the same name differ in their buffers
    Role role = Role::Peer;
    PeerSetup::Buffers buffers = PeerSetup::Buffers::Default;
    std::function<Command(const PeerSetup &)> command;

    /// Whether it can run on this machine.
    bool isInstalled() const;
    bool isLimit() const { return role == Role::CopyLimit || role == Role::SpliceLimit; }
};

/// All there are, the gateway first. `self` is this program, `goProxy` where the Go proxy was built.
std::vector<Contender> allContenders(const std::string &self, const std::string &goProxy);

} // namespace liteboxd::bench
