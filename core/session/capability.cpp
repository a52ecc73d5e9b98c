// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/capability.h"

#include "core/kube/role_text.h"

#include <initializer_list>

namespace liteboxd::session {

namespace {

constexpr Capability s_inTheNamespace[] = {Capability::SeeSandboxes, Capability::SwitchInternet,
                                           Capability::SwitchInternetOfReplicaSet, Capability::ReachByPodProxy,
                                           Capability::ReachByPortForward,         Capability::CreateSandboxes,
                                           Capability::DeleteSandboxes,            Capability::SeeTemplates,
                                           Capability::ChangeTemplates,            Capability::SeeLogs,
                                           Capability::SeeEvents,                  Capability::RunCommands};

const std::string s_roleName = "liteboxd-console";

} // namespace

std::vector<kube::AccessQuestion> needs(Capability capability, const std::string &nameSpace)
{
    std::vector<kube::AccessQuestion> questions;
    const auto onPods = [&](std::initializer_list<const char *> verbs, const char *subresource = "") {
        for (const char *verb : verbs)
            questions.push_back({verb, "", "pods", nameSpace, "", subresource});
    };
    const auto onKind = [&](const char *resource, std::initializer_list<const char *> verbs) {
        for (const char *verb : verbs)
            questions.push_back({verb, "", resource, nameSpace});
    };
    switch (capability) {
    case Capability::SeeSandboxes:
        onPods({"list", "watch"});
        break;
    case Capability::SwitchInternet:
        onPods({"patch"});
        break;
    case Capability::SwitchInternetOfReplicaSet:
        questions.push_back({"get", "apps", "replicasets", nameSpace});
        break;
    case Capability::ReachByPodProxy:
        onPods({"get", "create", "update", "patch", "delete"}, "proxy"); // GET and WebSockets, POST, PUT, …
        break;
    case Capability::ReachByPortForward:
        onPods({"get", "create"}, "portforward"); // newer API servers want create for a WebSocket too
        break;
    case Capability::KeepTokens:
        // A namespace is an object within itself: a Role there is enough.
        questions.push_back({"get", "", "namespaces", "kube-system", "kube-system"});
        break;
    case Capability::CreateSandboxes:
        onPods({"create"});
        break;
    case Capability::DeleteSandboxes:
        onPods({"delete"});
        break;
    case Capability::SeeTemplates:
        onKind("configmaps", {"list", "watch"});
        break;
    case Capability::ChangeTemplates:
        onKind("configmaps", {"create", "delete"});
        break;
    case Capability::SeeLogs:
        onPods({"get"}, "log");
        break;
    case Capability::SeeEvents:
        onKind("events", {"list", "watch"});
        break;
    case Capability::RunCommands:
        onPods({"get", "create"}, "exec"); // newer API servers want create for a WebSocket too
        break;
    }
    return questions;
}

std::vector<Limit> limits(kube::Permissions &permissions, const std::vector<Capability> &wanted)
{
    std::vector<Limit> found;
    if (!permissions.wasAnswered())
        return found;
    for (const Capability capability : wanted) {
        Limit limit{capability, {}};
        for (const kube::AccessQuestion &question : needs(capability, permissions.nameSpace())) {
            if (permissions.answer(question) == kube::Permissions::Answer::Denied)
                limit.denied.push_back(question);
        }
        if (!limit.denied.empty())
            found.push_back(std::move(limit));
    }
    return found;
}

std::string sandboxRole(const std::string &nameSpace)
{
    std::vector<kube::AccessQuestion> here;
    for (const Capability capability : s_inTheNamespace) {
        const auto questions = needs(capability, nameSpace);
        here.insert(here.end(), questions.begin(), questions.end());
    }
    return kube::roleText(s_roleName, here);
}

std::string consoleRoles(const std::string &nameSpace)
{
    return sandboxRole(nameSpace) + "---\n" + kube::roleText(s_roleName, needs(Capability::KeepTokens, nameSpace));
}

} // namespace liteboxd::session
