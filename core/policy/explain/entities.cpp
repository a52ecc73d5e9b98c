// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/entities.h"

#include <array>
#include <string_view>

namespace liteboxd::policy::explain {

namespace {

std::vector<Selector> reserved(std::initializer_list<std::string_view> names)
{
    std::vector<Selector> selectors;
    for (const std::string_view name : names)
        selectors.push_back(Selector::label("reserved", name));
    return selectors;
}

constexpr std::array<std::string_view, 10> plainEntities{"host",        "init",          "ingress", "unmanaged",
                                                         "remote-node", "health",        "none",    "world-ipv4",
                                                         "world-ipv6",  "kube-apiserver"};

} // namespace

std::optional<std::vector<Selector>> selectorsOfEntity(const std::string &entity)
{
    if (entity == "all")
        return std::vector{Selector::everything()};
    if (entity == "world")
        return reserved({"world", "world-ipv4", "world-ipv6"});
    if (entity == "cluster") {
        auto selectors = reserved({"host", "remote-node", "init", "ingress", "health", "unmanaged", "kube-apiserver"});
        Requirement local{"k8s", "io.cilium.k8s.policy.cluster", {}, Requirement::Operator::In, {"default"}};
        selectors.push_back(Selector::allOf({std::move(local)}));
        return selectors;
    }
    for (const std::string_view plain : plainEntities) {
        if (plain == entity)
            return reserved({plain});
    }
    return std::nullopt;
}

} // namespace liteboxd::policy::explain
