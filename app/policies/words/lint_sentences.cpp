// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/words/policy_text.h"

#include <QCoreApplication>

namespace liteboxd::policies {

const std::vector<const char *> &lintSentences()
{
    static const std::vector<const char *> all{
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "there are nodes in %1, but to Cilium blocks of addresses mean neither nodes nor pods: this %2"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "there are pods in %1, but to Cilium blocks of addresses mean neither nodes nor pods: this %2"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "exception keeps nobody from them"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "entry does not touch them"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "name nodes by the entities host and remote-node (kube-apiserver for the API server) in a "
                          "CiliumNetworkPolicy"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "name pods by selectors of their labels in a CiliumNetworkPolicy"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "there is no CiliumCIDRGroup %1, so the entry means nobody"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "create the group, or correct its name"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "an empty cidrGroupSelector means everybody, pods and nodes too, and not every group"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "select the groups by a label that they all have"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "it can never take effect: %1 of %2 denies all that it allows, and a denial always wins"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "remove the entry, or narrow the denial"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "by its name it denies something, but it only allows: what it leaves out is denied by nobody, and "
            "any other policy that allows it opens it"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "write egressDeny or ingressDeny in a CiliumNetworkPolicy, which no other policy can relax"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "it has only denials for %1, and yet switches default-deny on: %1 that no other policy allows is "
            "denied too"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "set enableDefaultDeny: {ingress: false}, or say true if that is meant"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "set enableDefaultDeny: {egress: false}, or say true if that is meant"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "it names groups of a cloud, whose addresses only Cilium's operator knows: what the whole policy "
            "does cannot be computed here"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "look at the policy that the operator writes for it, or name addresses"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "toServices finds no service here, so Cilium takes the entry for one without peers: it %1 its ports "
            "to everybody"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "the list is empty, so Cilium takes the entry for one without peers: it %1 its ports to everybody"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "opens"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "denies"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "remove the entry while there is nobody to name"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "the list is empty, so the entry means nobody"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "remove the entry, or name peers"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "the entry names neither peers nor ports: in a policy of Cilium it means nobody, where in a "
                          "NetworkPolicy it would mean everybody"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "write toEntities or fromEntities: [all] if everybody is meant"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "its filter of DNS names is void: %1 of %2 allows port 53 to the same peers without a filter, and "
            "then every name may be asked"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "keep the plain rule away from these pods, for instance by a label that they do not have"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "the DNS lock of its sandbox is void: %1 of %2 allows port 53 to the same peers without a filter, "
            "and then every name may be asked, and names carry data out"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "leave sandboxes with the label liteboxd.io/dns-lock=true out of the plain rule, as the shipped "
            "allow-dns does"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "%1 means names with exactly one label more: the * never crosses a dot"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "add %1 for deeper names"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "pods that it selects have no rule of DNS (toPorts.rules.dns), so Cilium never sees an address of "
            "these names and the entry allows nothing"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "allow port 53 to the cluster's DNS with rules: {dns: [{matchPattern: \"*\"}]} in the same policy"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "no pod that it selects has a port named %1 with this protocol, so the entry means no port"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "the pods of this cluster have no one port named %1 with this protocol: none has it, or they "
                          "differ, and then Cilium takes the entry for no port"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "write the number of the port"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "its range ends at %1, before it begins: it means port %2 alone"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "write an endPort that is not below the port, or none"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "Cilium refuses it, so it does nothing at all: %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "mend what is refused and apply it again"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "this field is not understood: the API server drops it or refuses the policy"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "remove it, or correct its name"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "the agent reports it as invalid: %1"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "mend what the agent names: until then the policy does nothing"),
        QT_TRANSLATE_NOOP(
            "liteboxd::policies::words",
            "one of its selectors means no pod here: no namespace has the labels that it asks for, or no pod in "
            "those namespaces has its labels"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "one of its selectors means no pod here"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "compare the selector with `kubectl get namespaces --show-labels`: it is the labels of the "
                          "namespace that count there, not those of its pods"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "compare the selector with the labels of the pods that are meant"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words", "it selects no pod here, so it does nothing"),
        QT_TRANSLATE_NOOP("liteboxd::policies::words",
                          "compare its selector with the labels of the pods that are meant"),
    };
    return all;
}

} // namespace liteboxd::policies
