// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::bench {

/// How a peer is to run: the same job for each, token check, prefix, forwarding fields, WebSockets.
struct PeerSetup
{
    enum class Buffers { Default, Large }; ///< Large: 64 KiB

    Buffers buffers = Buffers::Default;
    std::uint16_t port = 0;
    std::uint16_t upstreamPort = 0;
    std::size_t workers = 1;
    std::size_t connections = 0;        ///< WebSockets it must be able to hold
    std::filesystem::path folder;       ///< of its own, for its files
    std::filesystem::path certificates; ///< with certificate.pem, key.pem and both.pem; empty: plain HTTP

    bool isLarge() const { return buffers == Buffers::Large; }
    bool hasTls() const { return !certificates.empty(); }

    /// Writes `text` to a file in `folder`, with the words FOLDER, TOKEN, UPSTREAM, PORT, TARGET, WORKERS,
    /// CONNECTIONS (and twice as many: DESCRIPTORS) and CERTIFICATES replaced by their values.
    std::filesystem::path write(std::string_view name, std::string text) const;
};

/// What starts a peer on this machine: program and arguments. nullopt: it is not installed.
using Command = std::optional<std::vector<std::string>>;

Command nginxCommand(const PeerSetup &setup);
Command haproxyCommand(const PeerSetup &setup);
Command caddyCommand(const PeerSetup &setup);
/// tests/bench/gateway/go_proxy, built to `program`.
Command goProxyCommand(const PeerSetup &setup, const std::string &program);

/// Where a program is, in PATH or where the system keeps its servers; nullopt if it is not installed.
std::optional<std::string> findProgram(std::string_view name);

/// Replaces each `what` in `text`.
void replaceAll(std::string &text, std::string_view what, std::string_view with);

} // namespace liteboxd::bench
