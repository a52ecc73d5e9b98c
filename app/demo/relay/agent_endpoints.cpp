// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/agent_endpoints.h"

#include "app/demo/relay/traffic_world.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QString behaviourOf(const ObjectRef &pod)
{
    return pod->json[u"metadata"][u"annotations"][u"liteboxd.io/demo-behaviour"].toString();
}

} // namespace

std::string agentEndpoints(const ObjectStore &store, const QString &agent)
{
    const ObjectRef self = store.find(pods(), u"kube-system"_s, agent);
    if (!self)
        return {};
    const bool isIdle = behaviourOf(self) == u"idle";
    const std::string node = self->json[u"spec"][u"nodeName"].toString().toStdString();
    const TrafficWorld world(store);
    const policy::explain::EntityPeer anybody{"world"};
    constexpr std::uint16_t anyPort = 9;
    std::string lines;
    for (const TrafficSandbox &pod : world.running()) {
        if (pod.end.node != node)
            continue;
        const ObjectRef object =
            store.find(pods(), QString::fromStdString(pod.end.nameSpace), QString::fromStdString(pod.end.pod));
        if (object && behaviourOf(object) == u"no-endpoint")
            continue;
        const bool in =
            !isIdle && !world.ingress(pod, anybody, policy::explain::TargetPort{anyPort}).isolatedBy.empty();
        const bool out =
            !isIdle && !world.egress(pod, anybody, policy::explain::TargetPort{anyPort}).isolatedBy.empty();
        const char *const enforced = in && out ? "both" : in ? "ingress" : out ? "egress" : "none";
        lines += pod.end.nameSpace + '/' + pod.end.pod + ' ' + enforced + " 1 1\n";
    }
    return lines;
}

} // namespace liteboxd::demo
