// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/words/policy_text.h"

#include <QCoreApplication>

namespace liteboxd::policies {

const std::vector<const char *> &verdictSentences()
{
    static const std::vector<const char *> all{
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "no policy restricts the %1 of this pod"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "no policy denies it, and none that selects the pod is default-deny for %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "ingress"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "egress"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "isolated by %1, and no rule allows it"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 of %2 allows it"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 of %2 denies it"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "restricted further by L7 rules (%1)"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "passed to the Envoy listener %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "mutual authentication is needed (%1)"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "this peer stands for several that are not all treated the same"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "allowed: %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "denied: %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "unknown: %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 and %2 more"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "the pod is on its node's network, where no policy selects it"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a node may reach its own pods unless a rule denies it"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "without Cilium a pod may always reach its own node"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "the rules of layer 7 at %1 exclude those of another rule for the same peers and port: Cilium keeps "
            "what was in force before"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "%1 names groups of a cloud, whose addresses are not known here"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "policies give port %1 different ends, and Cilium keeps the one that it reads first"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 does nothing, as Cilium refuses it: %2"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "%1 of %2 is not understood and not looked at"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "it is the address of a service, which is translated to a backend before policies are asked: ask "
            "service:%1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "asked of the backends of service %1, port %2"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "service %1 has no backend here"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "the backends of service %1 are not all treated the same"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "policies could not be read (%1)"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "by what could be read it is %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "by what could be read it is %1: %2"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "allowed"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "denied"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "unknown"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "there is no such pod"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "there is no such sandbox"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "there is no such service"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "it has no port %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "its ports are %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "a service connects to nobody: ask about it with egress"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "a service is no end of a connection: its backends are, and only of what goes out"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' does not name a pod as NAMESPACE/NAME"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' does not name a service as NAMESPACE/NAME"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no IP address"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is no entity of Cilium"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "'%1' is a pattern: ask for one of its names"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "'%1' names no peer: expected pod:, sandbox:, ip:, fqdn:, service: or entity:"),
    };
    return all;
}

} // namespace liteboxd::policies
