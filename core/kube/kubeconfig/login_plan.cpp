// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/login_plan.h"

#include "core/base/ascii.h"
#include "core/kube/kubeconfig/context_entries.h"

#include <string_view>
#include <system_error>

namespace liteboxd::kube {

namespace {

/// SHA-256 of fields, each with its length before it, so that none can pass for the end of another.
class Fingerprint
{
public:
    explicit Fingerprint(std::string_view kind) { add(kind); }

    void add(std::string_view field) { (m_text += std::to_string(field.size()) + ':') += field; }
    void add(const base::Secret &field) { add(field.reveal()); }
    void addCount(std::size_t count) { add(std::to_string(count)); }

    std::string hex() const { return base::hex(base::digest(m_text)); }

private:
    std::string m_text;
};

void addPlugin(Fingerprint &to, const ExecPlugin &plugin)
{
    to.add(plugin.apiVersion);
    to.add(plugin.command);
    to.addCount(plugin.arguments.size());
    for (const std::string &argument : plugin.arguments)
        to.add(argument);
    to.addCount(plugin.environment.size());
    for (const auto &[name, value] : plugin.environment) {
        to.add(name);
        to.add(value);
    }
    to.add(plugin.wantsCluster ? "told" : "");
    to.addCount(static_cast<std::size_t>(plugin.interaction));
}

void addImpersonation(Fingerprint &to, const Impersonation &wanted)
{
    const auto fields = impersonationFields(wanted);
    to.addCount(fields.size());
    for (const auto &[name, value] : fields) {
        to.add(name);
        to.add(value);
    }
}

} // namespace

std::string LoginPlan::fingerprint() const
{
    Fingerprint all("login");
    all.add(server);
    all.add(verification == TlsVerification::Full ? "verified" : "");
    all.add(tlsServerName);
    all.add(authorities);
    all.add(proxyUrl);
    all.addCount(exec ? 1 : 0);
    if (exec)
        addPlugin(all, *exec);
    all.add(execConfig);
    addImpersonation(all, impersonation);
    all.add(tokenFile.native());
    all.addCount(files.size());
    for (const std::filesystem::path &file : files)
        all.add(file.native());
    return all.hex();
}

base::Result<LoginPlan> planLogin(const KubeconfigEntries &entries, const ContextEntry &context)
{
    const auto namedCluster = clusterOf(entries, context);
    if (!namedCluster)
        return base::fail(namedCluster.error());
    const auto namedUser = userOf(entries, context);
    if (!namedUser)
        return base::fail(namedUser.error());
    const ClusterEntry &cluster = **namedCluster;
    LoginPlan plan;
    plan.server = cluster.server;
    plan.verification = cluster.skipVerification ? TlsVerification::Skipped : TlsVerification::Full;
    plan.tlsServerName = cluster.tlsServerName;
    plan.authorities = cluster.certificateAuthority.base64.reveal();
    plan.proxyUrl = cluster.proxyUrl;
    plan.execConfig = cluster.execConfig;
    const auto reads = [&plan](const std::filesystem::path &file) {
        if (!file.empty())
            plan.files.push_back(file);
    };
    reads(cluster.certificateAuthority.file);
    if (*namedUser == nullptr)
        return plan;
    const UserEntry &user = **namedUser;
    reads(user.clientCertificate.file);
    reads(user.clientKey.file);
    reads(user.tokenFile);
    plan.tokenFile = user.tokenFile;
    plan.exec = user.exec;
    plan.impersonation = user.impersonation;
    return plan;
}

std::string serverFingerprint(const ConnectionSettings &settings)
{
    Fingerprint all("server");
    all.add(settings.server);
    all.add(settings.verification == TlsVerification::Full ? "verified" : "");
    all.add(settings.tlsServerName);
    all.add(settings.caPem);
    return all.hex();
}

std::string clusterFingerprint(const ClusterEntry &cluster)
{
    Fingerprint all("cluster");
    std::error_code ignored;
    const auto file = std::filesystem::weakly_canonical(cluster.origin, ignored);
    all.add(ignored ? cluster.origin.native() : file.native());
    all.add(cluster.name);
    all.add(cluster.server);
    all.add(cluster.tlsServerName);
    all.add(cluster.certificateAuthority.base64);
    all.add(cluster.certificateAuthority.file.native());
    return all.hex();
}

} // namespace liteboxd::kube
