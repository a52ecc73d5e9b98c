// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/words/verify_sentences.h"

#include <QCoreApplication>

namespace liteboxd::verify {

const std::vector<const char *> &workloadSentences()
{
    static const std::vector<const char *> all{
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "no service of kube-system leads to the pods of the cluster's DNS: sandboxes ask nobody"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "Put the service kube-dns back, with the selector k8s-app=kube-dns: kubectl -n kube-system "
                          "get services"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "the DaemonSet was changed, and nobody has acted on it: its counts are of generation %1, not "
                          "of %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "agents that run what the DaemonSet asks for: %1 of %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "kubectl -n kube-system rollout status daemonset/cilium says what it waits for"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "Delete it, and have sandboxes made without hostNetwork: no policy holds what is on its "
                          "node's network"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1: agent %2 is not ready"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1: no agent is there"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Bring all agents to one version: kubectl -n kube-system rollout "
                                                     "status daemonset/cilium says what an upgrade waits for"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the API server knows no node"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 is not ready (%2)"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "it does not say why"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 tells no internal address, so no probe can ask it"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "every node is ready and tells its address"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "nodes ready: %1 of %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "kubectl describe node %1 says why; sandboxes of a node that is not ready do not answer"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "pods labelled k8s-app=kube-dns answer in kube-system: the policies allow those"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "no pod in kube-system has the label k8s-app=kube-dns, so allow-dns opens nothing"),
        QT_TRANSLATE_NOOP(
            "liteboxd::verify::words",
            "Put the label k8s-app=kube-dns on the pods of the cluster's DNS, where their Deployment is kept; "
            "where there are none, scale it up"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "kubectl -n kube-system get pods,endpointslices -l k8s-app=kube-dns"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the service kube-dns leads to none of its pods"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "each pod that was made as a sandbox has the labels app=liteboxd and sandbox-id"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "every pod of a sandbox has both labels"),
        QT_TRANSLATE_NOOP(
            "liteboxd::verify::words",
            "pods without these labels: %1; no gateway leads there, and policies for sandboxes do not select them"),
        QT_TRANSLATE_NOOP(
            "liteboxd::verify::words",
            "kubectl label pod sandbox-ID app=liteboxd sandbox-id=ID --overwrite puts them back; else delete the pod"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "otherwise than expected in %1 of %2 cases, by %3"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "a pod of namespace %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "from outside of the cluster to %1/tcp"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "from a pod of namespace %1 to %2/tcp"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1: flannel has written that it runs there (%2)"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "flannel runs beside Cilium, or did before it"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "If it runs, remove it; if not, take its annotations from the nodes: kubectl annotate node "
                          "--all flannel.alpha.coreos.com/backend-type-"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "no agent of %1 was found to ask"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Hubble Relay reaches %1 of %2 nodes"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "with its token, for a sandbox that is not there: %1"),
        QT_TRANSLATE_NOOP(
            "liteboxd::verify::words",
            "the gateway answers %1 for a sandbox that is not there: it does not ask which one the path names"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Replace this gateway: it mixes sandboxes up"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1, %2: %3 (%4)"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "allowed"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "denied"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the API server is Kubernetes %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "namespace %1 is there"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "DNS pods ready: %1 of %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "agents ready: %1 of %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the agents run Cilium %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "no setting in cilium-config turns it off"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "none of %1 sandboxes is past its TTL"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the probes connect with %1"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "every connection was answered (%1)"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "the cluster's DNS answered a sandbox"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "pod %1 has the address %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "%1 is being deleted, held by %2"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "See what its finalizers wait for (kubectl get networkpolicies -o "
                                                     "yaml), and run liteboxctl policy ensure as soon as it is gone"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Hubble tells of no dropped packets"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Hubble tells of no verdicts of policies"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "Cilium's operator installs them when it starts: kubectl -n kube-system rollout restart "
                          "deployment/cilium-operator, and look at its log"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Cilium's agents are set to tell Hubble of no drops"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "Let the agents tell of drops: bpf.events.drop.enabled and "
                                                     "bpf.events.policyVerdict.enabled of Cilium's chart"),
        QT_TRANSLATE_NOOP(
            "liteboxd::verify::words",
            "kubectl -n kube-system logs deployment/hubble-relay says which node it does not reach, and why"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words",
                          "See whether Hubble tells of drops at all: hubble observe --verdict DROPPED; if it does, "
                          "something else than a policy is silent there"),
        QT_TRANSLATE_NOOP(
            "liteboxd::verify::words",
            "See whether the gateway itself listens there, and nothing before it answers; its log says more"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "checks cluster.k3s and cluster.nodes, and probes"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "checks cluster.dns, cilium.agents and sandboxes.realised"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "check sandboxes.realised"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "probes of the API server, the DNS and node ports"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "probes of the API server"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "probes, whose control runs there"),
        QT_TRANSLATE_NOOP("liteboxd::verify::words", "flows of Hubble beside the probes"),
    };
    return all;
}

} // namespace liteboxd::verify
