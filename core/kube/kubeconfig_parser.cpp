// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig_parser.h"

#include <yaml-cpp/yaml.h>

#include <array>
#include <exception>
#include <optional>
#include <string>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

constexpr std::size_t largestFile = 4 << 20;

/// Reads fields out of nodes and remembers the first fault, so that entries read without a check at each line.
class Reader
{
public:
    explicit Reader(std::filesystem::path origin)
        : m_origin(std::move(origin))
    {}

    void enter(const std::string &kind, const std::string &name) { m_entry = kind + " \"" + name + '"'; }

    std::string text(const YAML::Node &map, const char *key)
    {
        const YAML::Node field = member(map, key);
        if (!field.IsDefined() || field.IsNull())
            return {};
        if (field.IsScalar())
            return field.Scalar();
        fault(std::string(key) + " must be text", field.Mark());
        return {};
    }

    bool flag(const YAML::Node &map, const char *key)
    {
        const std::string value = text(map, key);
        if (!value.empty() && value != "true" && value != "false")
            fault(std::string(key) + " must be true or false", member(map, key).Mark());
        return value == "true";
    }

    std::filesystem::path file(const YAML::Node &map, const char *key)
    {
        const std::filesystem::path path = text(map, key);
        return path.empty() || path.is_absolute() || m_origin.empty() ? path : m_origin.parent_path() / path;
    }

    InlineOrFile inlineOrFile(const YAML::Node &map, const char *key)
    {
        return {base::Secret(text(map, (std::string(key) + "-data").c_str())), file(map, key)};
    }

    /// The names of `keys` that hold anything.
    template<std::size_t N>
    std::vector<std::string> present(const YAML::Node &map, const std::array<const char *, N> &keys) const
    {
        std::vector<std::string> found;
        for (const char *key : keys) {
            const YAML::Node field = member(map, key);
            if (field.IsDefined() && !field.IsNull() && !(field.IsScalar() && field.Scalar().empty()))
                found.emplace_back(key);
        }
        return found;
    }

    /// Calls `read(name, map)` for each `{name: …, <kind>: {…}}` of the list `key`.
    template<class Read>
    void eachNamed(const YAML::Node &root, const char *key, const char *kind, Read read)
    {
        m_entry = key;
        const YAML::Node list = member(root, key);
        if (!list.IsDefined() || list.IsNull())
            return;
        if (!list.IsSequence())
            return fault("must be a list", list.Mark());
        for (const YAML::Node &item : list) {
            m_entry = key;
            if (!item.IsMap())
                return fault("each entry must be a map", item.Mark());
            const std::string name = text(item, "name");
            enter(kind, name);
            const YAML::Node body = member(item, kind);
            if (body.IsDefined() && !body.IsNull() && !body.IsMap())
                return fault(std::string(kind) + " must be a map", body.Mark());
            if (!read(name, body))
                fault("the name is used twice", item.Mark());
        }
    }

    void fault(const std::string &message, const YAML::Mark &mark)
    {
        if (m_fault)
            return;
        std::string where = m_origin.string();
        if (!m_entry.empty())
            where += (where.empty() ? "" : ": ") + m_entry;
        const std::string line = mark.is_null() ? "" : " (line " + std::to_string(mark.line + 1) + ')';
        m_fault = base::Error{ErrorCode::Malformed, message + line, where};
    }

    const std::optional<base::Error> &fault() const { return m_fault; }

private:
    static YAML::Node member(const YAML::Node &map, const char *key)
    {
        const YAML::Node none(YAML::NodeType::Undefined);
        return map.IsDefined() && map.IsMap() ? map[key] : none;
    }

    std::filesystem::path m_origin;
    std::string m_entry;
    std::optional<base::Error> m_fault;
};

void readClusters(Reader &reader, const YAML::Node &root, KubeconfigEntries &out, const std::filesystem::path &origin)
{
    reader.eachNamed(root, "clusters", "cluster", [&](const std::string &name, const YAML::Node &body) {
        ClusterEntry entry{name};
        entry.server = reader.text(body, "server");
        entry.certificateAuthority = reader.inlineOrFile(body, "certificate-authority");
        entry.skipVerification = reader.flag(body, "insecure-skip-tls-verify");
        entry.tlsServerName = reader.text(body, "tls-server-name");
        entry.unsupported = reader.present(body, std::array{"proxy-url"});
        entry.origin = origin;
        return out.clusters.emplace(name, std::move(entry)).second;
    });
}

void readUsers(Reader &reader, const YAML::Node &root, KubeconfigEntries &out, const std::filesystem::path &origin)
{
    constexpr std::array notDone{"exec", "auth-provider", "username",  "password",
                                 "as",   "as-uid",        "as-groups", "as-user-extra"};
    reader.eachNamed(root, "users", "user", [&](const std::string &name, const YAML::Node &body) {
        UserEntry entry{name};
        entry.clientCertificate = reader.inlineOrFile(body, "client-certificate");
        entry.clientKey = reader.inlineOrFile(body, "client-key");
        entry.token = base::Secret(reader.text(body, "token"));
        entry.tokenFile = reader.file(body, "tokenFile");
        entry.unsupported = reader.present(body, notDone);
        entry.origin = origin;
        return out.users.emplace(name, std::move(entry)).second;
    });
}

void readContexts(Reader &reader, const YAML::Node &root, KubeconfigEntries &out, const std::filesystem::path &origin)
{
    reader.eachNamed(root, "contexts", "context", [&](const std::string &name, const YAML::Node &body) {
        ContextEntry entry{name, reader.text(body, "cluster"), reader.text(body, "user")};
        entry.nameSpace = reader.text(body, "namespace");
        entry.origin = origin;
        return out.contexts.emplace(name, std::move(entry)).second;
    });
}

} // namespace

base::Result<KubeconfigEntries> parseKubeconfig(std::string_view yaml, const std::filesystem::path &origin)
{
    if (yaml.size() > largestFile)
        return base::fail(ErrorCode::Malformed, "too large for a kubeconfig", origin.string());
    try {
        const YAML::Node root = YAML::Load(std::string(yaml));
        KubeconfigEntries out;
        if (!root.IsDefined() || root.IsNull())
            return out; // an empty file is an empty kubeconfig, as for kubectl
        if (!root.IsMap())
            return base::fail(ErrorCode::Malformed, "not a kubeconfig: no map at its top", origin.string());
        Reader reader(origin);
        const std::string kind = reader.text(root, "kind");
        if (!kind.empty() && kind != "Config")
            reader.fault("not a kubeconfig: its kind is not Config", root["kind"].Mark());
        out.currentContext = reader.text(root, "current-context");
        readClusters(reader, root, out, origin);
        readUsers(reader, root, out, origin);
        readContexts(reader, root, out, origin);
        if (reader.fault())
            return base::fail(*reader.fault());
        return out;
    } catch (const YAML::Exception &fault) {
        const std::string line = fault.mark.is_null() ? "" : " at line " + std::to_string(fault.mark.line + 1);
        return base::fail(ErrorCode::Malformed, "not valid YAML" + line, origin.string());
    } catch (const std::exception &) {
        return base::fail(ErrorCode::Malformed, "not valid YAML", origin.string());
    }
}

} // namespace liteboxd::kube
