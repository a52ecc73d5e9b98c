// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/lint/checks.h"

#include <algorithm>

namespace liteboxd::policy::lint {

namespace {

bool isWildcard(const std::vector<explain::Selector> &selectors)
{
    return std::any_of(selectors.begin(), selectors.end(),
                       [](const explain::Selector &each) { return each.isWildcard(); });
}

bool hasSelector(const explain::PeerSet &peers, const explain::Selector &wanted)
{
    for (const auto *selectors : {&peers.endpoints, &peers.others}) {
        for (const explain::Selector &each : *selectors) {
            if (each.text() == wanted.text())
                return true;
        }
    }
    return false;
}

/// Whether everybody whom `inner` means is meant by `outer` too, as far as their selectors tell.
bool coversPeers(const explain::PolicyRule &outer, const explain::PolicyRule &inner)
{
    if (outer.peers.nobody || inner.peers.nobody)
        return false;
    const bool everybody = (outer.peers.isUnspecified() && !outer.allPorts) || isWildcard(outer.peers.endpoints) ||
                           isWildcard(outer.peers.others);
    if (everybody)
        return true;
    if (inner.peers.isUnspecified() || !inner.peers.names.empty())
        return false;
    for (const auto *selectors : {&inner.peers.endpoints, &inner.peers.others}) {
        for (const explain::Selector &each : *selectors) {
            if (!hasSelector(outer.peers, each))
                return false;
        }
    }
    return true;
}

bool coversPorts(const explain::PolicyRule &outer, const explain::PolicyRule &inner)
{
    if (outer.allPorts)
        return true;
    if (inner.allPorts || inner.ports.empty())
        return false;
    return std::all_of(inner.ports.begin(), inner.ports.end(), [&outer](const explain::PortFilter &port) {
        return std::any_of(outer.ports.begin(), outer.ports.end(), [&port](const explain::PortFilter &each) {
            return each.protocol == port.protocol && each.name == port.name && each.first <= port.first &&
                   port.last <= each.last;
        });
    });
}

/// Whether all pods that one spec selects are selected by another too.
bool coversSubjects(const View &view, std::size_t outer, std::size_t inner)
{
    const auto &all = view.subjects(outer);
    const auto &some = view.subjects(inner);
    return !some.empty() && std::includes(all.begin(), all.end(), some.begin(), some.end());
}

void checkShadowed(const View &view, std::size_t at, explain::Direction direction, Findings &findings)
{
    const explain::PolicySpec &spec = view.specs()[at];
    for (const explain::PolicyRule &rule : spec.rules(direction).allow) {
        for (std::size_t other = 0; other < view.specs().size(); ++other) {
            if (!coversSubjects(view, other, at))
                continue;
            const auto &denials = view.specs()[other].rules(direction).deny;
            const auto found = std::find_if(denials.begin(), denials.end(), [&rule](const explain::PolicyRule &denial) {
                return coversPorts(denial, rule) && coversPeers(denial, rule);
            });
            if (found == denials.end())
                continue;
            findings.push_back({Severity::Warning, view.name(spec), rule.path, "shadowed",
                                "it can never take effect: " + found->path + " of " +
                                    view.name(view.specs()[other]).text() +
                                    " denies all that it allows, and a denial always wins",
                                "remove the entry, or narrow the denial"});
            break;
        }
    }
}

bool namesDenial(std::string_view name)
{
    return name.find("deny") != std::string_view::npos || name.find("block") != std::string_view::npos;
}

void checkOnlyNamed(const View &view, std::size_t at, Findings &findings)
{
    const explain::PolicySpec &spec = view.specs()[at];
    const bool denies = !spec.ingress.deny.empty() || !spec.egress.deny.empty();
    const bool allows = !spec.ingress.allow.empty() || !spec.egress.allow.empty();
    if (denies || !allows || !namesDenial(view.name(spec).name.name))
        return;
    findings.push_back(
        {Severity::Warning,
         view.name(spec),
         {},
         "denies-nothing",
         "by its name it denies something, but it only allows: what it leaves out is denied by nobody, and any other "
         "policy that allows it opens it",
         "write egressDeny or ingressDeny in a CiliumNetworkPolicy, which no other policy can relax"});
}

} // namespace

void checkDenials(const View &view, Findings &findings)
{
    for (std::size_t at = 0; at < view.specs().size(); ++at) {
        checkOnlyNamed(view, at, findings);
        checkShadowed(view, at, explain::Direction::Ingress, findings);
        checkShadowed(view, at, explain::Direction::Egress, findings);
    }
}

void checkDefaultDeny(const View &view, Findings &findings)
{
    view.eachSpec([&findings](const explain::PolicyName &policy, const std::string &path,
                              const objects::CiliumSpec &spec) {
        const auto check = [&](const std::vector<objects::CiliumRule> &allow,
                               const std::vector<objects::CiliumRule> &deny, const std::optional<bool> &isSet,
                               const std::string &direction) {
            if (deny.empty() || !allow.empty() || isSet)
                return;
            findings.push_back({Severity::Warning, policy, path + '.' + direction + "Deny", "switches-default-deny-on",
                                "it has only denials for " + direction + ", and yet switches default-deny on: " +
                                    direction + " that no other policy allows is denied too",
                                "set enableDefaultDeny: {" + direction + ": false}, or say true if that is meant"});
        };
        check(spec.ingress, spec.ingressDeny, spec.ingressDefaultDeny, "ingress");
        check(spec.egress, spec.egressDeny, spec.egressDefaultDeny, "egress");
    });
}

} // namespace liteboxd::policy::lint
