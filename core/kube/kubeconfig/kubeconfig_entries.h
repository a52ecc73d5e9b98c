// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/kube/kubeconfig/exec_plugin.h"
#include "core/kube/kubeconfig/impersonation.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace liteboxd::kube {

/// A named context as it stands in a kubeconfig.
struct ContextEntry
{
    std::string name;
    std::string cluster;
    std::string user;
    std::string nameSpace{};
    std::filesystem::path origin{};     ///< the file it came from
    std::optional<base::Error> fault{}; ///< what is wrong with it: told to whoever uses it, and to nobody else
};

/// Contents of a field that kubeconfigs give inline as base64 (`…-data`) or as the name of a file; kubectl refuses
/// both at once.
struct InlineOrFile
{
    base::Secret base64{};
    std::filesystem::path file{}; ///< absolute, unless the text came from no file
    bool isEmpty() const { return base64.isEmpty() && file.empty(); }
};

/// A named cluster as it stands in a kubeconfig.
struct ClusterEntry
{
    std::string name;
    std::string server{};
    InlineOrFile certificateAuthority{};
    bool skipVerification = false;
    std::string tlsServerName{};
    base::Secret proxyUrl{};         ///< may hold a password
    bool disableCompression = false; ///< told to exec plugins that want to know of the cluster; no more
    std::string execConfig{};        ///< {"config": …}: what an exec plugin is told besides; "" for nothing
    std::filesystem::path origin{};
    std::optional<base::Error> fault{};
};

/// A named user as it stands in a kubeconfig.
struct UserEntry
{
    std::string name;
    InlineOrFile clientCertificate{};
    InlineOrFile clientKey{};
    base::Secret token{};
    std::filesystem::path tokenFile{};
    std::string basicUser{};
    base::Secret basicPassword{};
    std::optional<ExecPlugin> exec{};
    bool hasAuthProvider = false; ///< what client-go removed in favour of exec
    Impersonation impersonation{};
    std::filesystem::path origin{};
    std::optional<base::Error> fault{};
};

/// All that one file, or several merged, hold.
struct KubeconfigEntries
{
    std::string currentContext{};
    std::map<std::string, ContextEntry> contexts{};
    std::map<std::string, ClusterEntry> clusters{};
    std::map<std::string, UserEntry> users{};

    /// Adds what `later` has and this has not.
    void merge(KubeconfigEntries later);
};

} // namespace liteboxd::kube
