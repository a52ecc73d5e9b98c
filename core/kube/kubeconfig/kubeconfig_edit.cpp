// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig_edit.h"

#include "core/kube/kubeconfig/kubeconfig_parser.h"

#include <yaml-cpp/yaml.h>

#include <optional>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

/// Where the server of a cluster stands in the text.
struct Place
{
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t column = 0; ///< of the key
};

std::optional<Place> placeIn(const std::string &yaml, const YAML::Node &server, const YAML::Mark &key)
{
    const auto begin = static_cast<std::size_t>(server.Mark().pos);
    for (const char *quote : {"", "\"", "'"}) {
        const std::string written = quote + server.Scalar() + quote;
        if (yaml.compare(begin, written.size(), written) == 0)
            return Place{begin, begin + written.size(), static_cast<std::size_t>(key.column)};
    }
    return std::nullopt;
}

std::optional<Place> findServer(const std::string &yaml, const std::string &cluster)
{
    const YAML::Node root = YAML::Load(yaml);
    for (const YAML::Node &entry : root["clusters"]) {
        if (entry["name"].as<std::string>("") != cluster)
            continue;
        for (const auto &field : entry["cluster"]) {
            if (field.first.as<std::string>("") == "server" && field.second.IsScalar())
                return placeIn(yaml, field.second, field.first.Mark());
        }
    }
    return std::nullopt;
}

/// Whether `text` says of `cluster` what is wanted, and of everything else what `before` says.
bool isWanted(const std::string &text, const KubeconfigEntries &before, const ClusterEntry &wanted)
{
    auto after = parseKubeconfig(text, wanted.origin);
    if (!after || after->clusters.size() != before.clusters.size() || after->users.size() != before.users.size() ||
        after->contexts.size() != before.contexts.size())
        return false;
    for (const auto &[name, entry] : after->clusters) {
        const auto former = before.clusters.find(name);
        if (former == before.clusters.end())
            return false;
        const ClusterEntry &expected = name == wanted.name ? wanted : former->second;
        if (entry.server != expected.server || entry.tlsServerName != expected.tlsServerName)
            return false;
    }
    return true;
}

} // namespace

base::Result<std::string> withServer(const std::string &yaml, const std::string &cluster, const std::string &server,
                                     const std::string &certificateName)
{
    const auto before = parseKubeconfig(yaml, {});
    if (!before)
        return base::fail(before.error());
    const auto former = before->clusters.find(cluster);
    const auto place = former == before->clusters.end() ? std::nullopt : findServer(yaml, cluster);
    if (!place)
        return base::fail(ErrorCode::NotFound, "the cluster's server was not found in the text", cluster);

    ClusterEntry wanted = former->second;
    wanted.server = server;
    std::string added;
    if (wanted.tlsServerName.empty()) {
        wanted.tlsServerName = certificateName;
        added = "tls-server-name: \"" + certificateName + '"';
    }
    // In block style the new field has a line of its own, in flow style it stands beside.
    for (const std::string &separator : {'\n' + std::string(place->column, ' '), std::string(", ")}) {
        std::string text = yaml;
        text.replace(place->begin, place->end - place->begin,
                     '"' + server + '"' + (added.empty() ? "" : separator + added));
        if (isWanted(text, *before, wanted))
            return text;
    }
    return base::fail(ErrorCode::NotFound, "the text cannot be changed without changing more than the server", cluster);
}

} // namespace liteboxd::kube
