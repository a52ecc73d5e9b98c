// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/kubeconfig/kubeconfig_entries.h"
#include "core/kube/kubeconfig/local_file.h"
#include "core/kube/kubeconfig/login_plan.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liteboxd::kube {

/// The clusters, users and contexts of one or several kubeconfig files. A value; holds secrets. Merges as kubectl does:
/// of two entries of one name, and of two current contexts, the one of the earlier file holds.
/// Sources: kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig, client-go's clientcmd.
class Kubeconfig
{
public:
    /// What load() does about a file that does not exist.
    enum class Missing {
        Fails, ///< for files that somebody named
        Skips  ///< for members of a KUBECONFIG list; all missing is still FileUnreadable
    };

    /// Reads the files in order. FileUnreadable or Malformed, with the file (and the entry) as context.
    static base::Result<Kubeconfig> load(const std::vector<std::filesystem::path> &files,
                                         Missing missing = Missing::Fails, Pipes pipes = Pipes::Refused);

    /// What kubectl would read: the KUBECONFIG list, or else ~/.kube/config.
    static std::vector<std::filesystem::path> defaultFiles();

    /// One file's text. `origin` is named in errors; relative paths inside count from its folder. Never throws.
    static base::Result<Kubeconfig> parse(std::string_view yaml, const std::filesystem::path &origin);

    /// All contexts by name, and "" or the name of the current one (which need not exist).
    const std::map<std::string, ContextEntry> &contexts() const { return m_entries.contexts; }
    const std::string &currentContext() const { return m_entries.currentContext; }

    /// What a context names, as it stands in its file; nullptr if there is no such context or no such entry.
    const ClusterEntry *clusterOf(std::string_view contextName) const;
    const UserEntry *userOf(std::string_view contextName) const;

    /// What the context (the current one if "") resolves to. Reads the files that the entries name. Errors:
    /// NotFound (no such context, or it names a missing cluster or user; no contexts; no current one), FileUnreadable,
    /// Malformed (a field of an entry, base64, PEM, server URL, key of another certificate), CertificateExpired (client
    /// certificate, by `clock`), Unsupported (auth-provider, a proxy over TLS, an exec plugin that needs a terminal;
    /// the message names the field). Runs no program.
    base::Result<ConnectionSettings> connection(std::string_view contextName = {},
                                                const base::Clock &clock = base::SystemClock()) const;

    /// What connection() and the sign-in after it will read, run and ask, told without doing any of it. NotFound and
    /// Malformed as connection() says.
    base::Result<LoginPlan> plan(std::string_view contextName = {}) const;

    /// clusterFingerprint() of the context's cluster; "" if it has none.
    std::string clusterFingerprintOf(std::string_view contextName) const;

    /// Writes into the file of the context's cluster that its server is at `address` (see serverAt()), under the name
    /// that its certificate has had so far. Nothing else in the file changes. NotFound or InvalidArgument as
    /// withServer() and serverAt() say, FileUnreadable if it cannot be written.
    base::Result<void> writeServerAddress(std::string_view contextName, std::string_view address) const;

private:
    explicit Kubeconfig(KubeconfigEntries entries)
        : m_entries(std::move(entries))
    {}

    base::Result<ContextEntry> contextNamed(std::string_view contextName) const;

    KubeconfigEntries m_entries;
};

} // namespace liteboxd::kube
