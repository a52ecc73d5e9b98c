// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/role_text.h"

#include <map>
#include <set>
#include <tuple>

namespace liteboxd::kube {

namespace {

/// One rule but for its verbs: group, resource with subresource, name.
using Target = std::tuple<std::string, std::string, std::string>;

/// YAML's double-quoted form holds any text (YAML 1.2, 7.3.1); names in a cluster need it only for "".
std::string quoted(const std::string &text)
{
    if (!text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-./") == std::string::npos)
        return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            out += '\\';
        if (static_cast<unsigned char>(c) >= ' ')
            out += c;
    }
    return out + '"';
}

std::string list(const std::set<std::string> &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : ", ") + quoted(word);
    return '[' + out + "]\n";
}

} // namespace

std::string roleText(const std::string &name, const std::vector<AccessQuestion> &questions)
{
    std::map<std::string, std::map<Target, std::set<std::string>>> verbs; // by namespace
    for (const AccessQuestion &question : questions) {
        const std::string resource =
            question.subresource.empty() ? question.resource : question.resource + '/' + question.subresource;
        verbs[question.nameSpace][{question.group, resource, question.name}].insert(question.verb);
    }
    std::string out;
    for (const auto &[nameSpace, targets] : verbs) {
        std::map<std::tuple<std::string, std::string, std::set<std::string>>, std::set<std::string>> resources;
        for (const auto &[target, allowed] : targets)
            resources[{std::get<0>(target), std::get<2>(target), allowed}].insert(std::get<1>(target));
        out += out.empty() ? "" : "---\n";
        out += "apiVersion: rbac.authorization.k8s.io/v1\nkind: ";
        out += nameSpace.empty() ? "ClusterRole" : "Role";
        out += "\nmetadata:\n  name: " + quoted(name) + '\n';
        if (!nameSpace.empty())
            out += "  namespace: " + quoted(nameSpace) + '\n';
        out += "rules:\n";
        for (const auto &[rule, names] : resources) {
            const auto &[group, object, allowed] = rule;
            out += "- apiGroups: " + list({group}) + "  resources: " + list(names);
            if (!object.empty())
                out += "  resourceNames: " + list({object});
            out += "  verbs: " + list(allowed);
        }
    }
    return out;
}

} // namespace liteboxd::kube
