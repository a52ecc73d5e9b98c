// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/observations.h"

namespace liteboxd::verify {

using policy::objects::Labels;
using policy::objects::Pod;

namespace {

Pod standIn(const std::string &nameSpace, const char *name, const Labels &labels)
{
    Pod pod;
    pod.name = {nameSpace, name};
    pod.labels = labels;
    pod.serviceAccount = "default";
    pod.node = "verify.other-node";
    return pod;
}

} // namespace

bool Observations::isDemo() const
{
    return version && version->gitVersion.find("liteboxd-demo") != std::string::npos;
}

VerifiedCluster Observations::describe(const QString &server) const
{
    return {.server = server,
            .nameSpace = QString::fromStdString(nameSpace),
            .version = version ? QString::fromStdString(version->gitVersion) : QString(),
            .isDemo = isDemo()};
}

const policy::explain::PolicyExplainer &Observations::explainer() const
{
    if (!m_explainer) {
        policy::objects::ClusterObjects all = objects;
        all.pods.push_back(
            standIn(nameSpace, neighbourName, {{"app", "liteboxd"}, {"sandbox-id", "verify-neighbour"}}));
        all.pods.push_back(standIn(nameSpace, gatewayName, {{"app", "liteboxd-gateway"}}));
        all.pods.push_back(standIn("kube-system", dnsName, {{"k8s-app", "kube-dns"}}));
        for (const char *space : {"default", "kube-system"})
            all.pods.push_back(standIn(space, strangerName, {{"app", "verify-stranger"}}));
        m_explainer = std::make_shared<const policy::explain::PolicyExplainer>(std::move(all));
    }
    return *m_explainer;
}

const OpenedParts &Observations::opened() const
{
    if (!m_opened)
        m_opened = std::make_shared<const OpenedParts>(OpenedParts::of(objects));
    return *m_opened;
}

} // namespace liteboxd::verify
