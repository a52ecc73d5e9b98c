// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::kube {

/// What a context will do on this computer when it is used: which files it reads, which program it runs, and who gets
/// to see what comes of that. Made without doing any of it, so that a person can be asked before. A value; holds
/// secrets.
struct LoginPlan
{
    std::string server{};
    TlsVerification verification = TlsVerification::Full;
    std::string tlsServerName{};
    std::string authorities{}; ///< as in the text, base64; empty: from a file, or the system's
    base::Secret proxyUrl{};
    std::optional<ExecPlugin> exec{};
    std::string execConfig{}; ///< what the cluster's entry holds for a plugin
    Impersonation impersonation{};
    std::filesystem::path tokenFile{};          ///< the server gets what it holds
    std::vector<std::filesystem::path> files{}; ///< all that are read, the token's among them

    /// Whether it reads a file or runs a program.
    bool needsConsent() const { return exec.has_value() || !files.empty(); }

    /// 64 hex digits (SHA-256) of all of the above: what differs in anything is another plan, to be asked about again.
    std::string fingerprint() const;
};

/// The plan of a context. Errors as clusterOf() and userOf() say.
base::Result<LoginPlan> planLogin(const KubeconfigEntries &entries, const ContextEntry &context);

/// 64 hex digits that tell a server from every other by what it cannot choose itself: its address, and who has to
/// vouch for it.
std::string serverFingerprint(const ConnectionSettings &settings);

/// 64 hex digits that tell a cluster of one file from that of any other file, and from one that took its place in the
/// same file: from the file's path, and what it says of server and authorities. K3s calls each of its contexts
/// "default".
std::string clusterFingerprint(const ClusterEntry &cluster);

} // namespace liteboxd::kube
