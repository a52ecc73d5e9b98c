// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig_parser.h"

#include "core/kube/kubeconfig/kubeconfig_reader.h"
#include "core/yaml/yaml_json.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <yaml-cpp/yaml.h>

#include <exception>
#include <string>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

/// What a cluster holds for exec plugins alone, as JSON; "" if nothing.
std::string execConfig(KubeconfigReader &reader, const YAML::Node &cluster)
{
    const YAML::Node extensions = KubeconfigReader::member(cluster, "extensions");
    if (!extensions.IsDefined() || !extensions.IsSequence())
        return {};
    for (const YAML::Node &item : extensions) {
        if (reader.text(item, "name") != "client.authentication.k8s.io/exec")
            continue;
        const YAML::Node content = KubeconfigReader::member(item, "extension");
        if (!content.IsDefined())
            return {};
        const auto config = yaml::toJson(content);
        if (!config) {
            reader.fault("extensions: " + config.error().reason, item.Mark());
            return {};
        }
        // QJsonDocument writes objects and lists only: the value goes into one and is taken out again.
        return QJsonDocument(QJsonObject{{QStringLiteral("config"), *config}})
            .toJson(QJsonDocument::Compact)
            .toStdString();
    }
    return {};
}

void readClusters(KubeconfigReader &reader, const YAML::Node &root, KubeconfigEntries &out,
                  const std::filesystem::path &origin)
{
    reader.eachNamed(root, "clusters", "cluster", [&](const std::string &name, const YAML::Node &body) {
        ClusterEntry entry{name};
        entry.server = reader.text(body, "server");
        entry.certificateAuthority = reader.inlineOrFile(body, "certificate-authority");
        entry.skipVerification = reader.flag(body, "insecure-skip-tls-verify");
        entry.tlsServerName = reader.text(body, "tls-server-name");
        entry.proxyUrl = base::Secret(reader.text(body, "proxy-url"));
        entry.disableCompression = reader.flag(body, "disable-compression");
        entry.execConfig = execConfig(reader, body);
        entry.origin = origin;
        entry.fault = reader.takeEntryFault();
        return out.clusters.emplace(name, std::move(entry)).second;
    });
}

ExecPlugin::Interaction interaction(KubeconfigReader &reader, const YAML::Node &exec, const std::string &apiVersion)
{
    using Interaction = ExecPlugin::Interaction;
    const std::string mode = reader.text(exec, "interactiveMode");
    if (mode == "Never")
        return Interaction::Never;
    if (mode == "Always")
        return Interaction::Always;
    // Only v1 wants it said.
    if (mode.empty() && apiVersion == "client.authentication.k8s.io/v1")
        reader.fault("exec: interactiveMode must be set", exec.Mark());
    else if (!mode.empty() && mode != "IfAvailable")
        reader.fault("exec: interactiveMode must be Never, IfAvailable or Always", exec.Mark());
    return Interaction::IfAvailable;
}

std::optional<ExecPlugin> readExec(KubeconfigReader &reader, const YAML::Node &user)
{
    if (!KubeconfigReader::has(user, "exec"))
        return std::nullopt;
    const YAML::Node exec = KubeconfigReader::member(user, "exec");
    if (!exec.IsMap()) {
        reader.fault("exec must be a map", exec.Mark());
        return std::nullopt;
    }
    ExecPlugin plugin;
    plugin.command = reader.program(exec, "command");
    plugin.arguments = reader.texts(exec, "args");
    plugin.apiVersion = reader.text(exec, "apiVersion");
    plugin.installHint = reader.text(exec, "installHint");
    plugin.wantsCluster = reader.flag(exec, "provideClusterInfo");
    plugin.interaction = interaction(reader, exec, plugin.apiVersion);
    const YAML::Node environment = KubeconfigReader::member(exec, "env");
    if (environment.IsDefined() && environment.IsSequence()) {
        for (const YAML::Node &variable : environment) {
            std::string name = reader.text(variable, "name");
            if (name.empty())
                reader.fault("exec: each env needs a name", variable.Mark());
            plugin.environment.emplace_back(std::move(name), base::Secret(reader.text(variable, "value")));
        }
    } else if (environment.IsDefined() && !environment.IsNull()) {
        reader.fault("exec: env must be a list", environment.Mark());
    }
    if (plugin.command.empty())
        reader.fault("exec: command must be set", exec.Mark());
    return plugin;
}

Impersonation readImpersonation(KubeconfigReader &reader, const YAML::Node &user)
{
    Impersonation wanted;
    wanted.user = reader.text(user, "as");
    wanted.uid = reader.text(user, "as-uid");
    wanted.groups = reader.texts(user, "as-groups");
    const YAML::Node extra = KubeconfigReader::member(user, "as-user-extra");
    if (extra.IsDefined() && extra.IsMap()) {
        for (const auto &member : extra) {
            const std::string key = member.first.IsScalar() ? member.first.Scalar() : std::string();
            wanted.extra[key] = reader.texts(extra, key.c_str());
        }
    } else if (extra.IsDefined() && !extra.IsNull()) {
        reader.fault("as-user-extra must be a map", extra.Mark());
    }
    return wanted;
}

void readUsers(KubeconfigReader &reader, const YAML::Node &root, KubeconfigEntries &out,
               const std::filesystem::path &origin)
{
    reader.eachNamed(root, "users", "user", [&](const std::string &name, const YAML::Node &body) {
        UserEntry entry{name};
        entry.clientCertificate = reader.inlineOrFile(body, "client-certificate");
        entry.clientKey = reader.inlineOrFile(body, "client-key");
        entry.token = base::Secret(reader.text(body, "token"));
        entry.tokenFile = reader.file(body, "tokenFile");
        entry.basicUser = reader.text(body, "username");
        entry.basicPassword = base::Secret(reader.text(body, "password"));
        entry.exec = readExec(reader, body);
        entry.impersonation = readImpersonation(reader, body);
        entry.hasAuthProvider = KubeconfigReader::has(body, "auth-provider");
        entry.origin = origin;
        entry.fault = reader.takeEntryFault();
        return out.users.emplace(name, std::move(entry)).second;
    });
}

void readContexts(KubeconfigReader &reader, const YAML::Node &root, KubeconfigEntries &out,
                  const std::filesystem::path &origin)
{
    reader.eachNamed(root, "contexts", "context", [&](const std::string &name, const YAML::Node &body) {
        ContextEntry entry{name, reader.text(body, "cluster"), reader.text(body, "user")};
        entry.nameSpace = reader.text(body, "namespace");
        entry.origin = origin;
        entry.fault = reader.takeEntryFault();
        return out.contexts.emplace(name, std::move(entry)).second;
    });
}

} // namespace

base::Result<KubeconfigEntries> parseKubeconfig(std::string_view text, const std::filesystem::path &origin)
{
    if (text.size() > largestKubeconfig)
        return base::fail(ErrorCode::Malformed, "too large for a kubeconfig", origin.string());
    const auto root = yaml::parse(text, largestKubeconfig);
    if (!root) {
        const std::string line = root.error().line == 0 ? "" : " at line " + std::to_string(root.error().line);
        return base::fail(ErrorCode::Malformed, "not valid YAML" + line, origin.string());
    }
    KubeconfigEntries out;
    if (!root->IsDefined() || root->IsNull())
        return out; // an empty file is an empty kubeconfig, as for kubectl
    if (!root->IsMap())
        return base::fail(ErrorCode::Malformed, "not a kubeconfig: no map at its top", origin.string());
    try {
        KubeconfigReader reader(origin);
        const std::string kind = reader.text(*root, "kind");
        if (!kind.empty() && kind != "Config")
            reader.fault("not a kubeconfig: its kind is not Config", (*root)["kind"].Mark());
        out.currentContext = reader.text(*root, "current-context");
        readClusters(reader, *root, out, origin);
        readUsers(reader, *root, out, origin);
        readContexts(reader, *root, out, origin);
        if (reader.fault())
            return base::fail(*reader.fault());
        return out;
    } catch (const std::exception &) {
        return base::fail(ErrorCode::Malformed, "not valid YAML", origin.string());
    }
}

} // namespace liteboxd::kube
