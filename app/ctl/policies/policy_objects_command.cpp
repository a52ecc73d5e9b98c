// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_objects_command.h"

#include "core/policy/cluster_object_list.h"
#include "core/policy/objects/object_files.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void PolicyObjectsCommand::declare(CLI::App &options)
{
    options
        .add_option("--from-files", m_folder,
                    "the objects are the YAML files below this folder, and no cluster is asked: Namespace, Pod, Node, "
                    "Endpoints, Service, NetworkPolicy, CiliumNetworkPolicy, CiliumClusterwideNetworkPolicy, "
                    "CiliumCIDRGroup")
        ->type_name("DIR");
    options
        .add_option("--engine", m_engine,
                    "with --from-files: who enforces them, cilium (which is assumed otherwise) or kubernetes, a plugin "
                    "that knows NetworkPolicy alone. Of a cluster it is seen")
        ->type_name("ENGINE")
        ->check(CLI::IsMember({"cilium", "kubernetes"}));
}

void PolicyObjectsCommand::start(Invocation &invocation)
{
    if (m_folder) {
        auto objects = policy::objects::objectsFromFolder(QString::fromStdString(*m_folder));
        if (!objects)
            return invocation.fail(objects.error());
        if (m_engine == "kubernetes")
            objects->enforcement = policy::objects::Enforcement::Kubernetes;
        return take(invocation, policy::ClusterReading{std::move(*objects)});
    }
    if (!m_engine.empty())
        return invocation.fail({base::ErrorCode::InvalidArgument,
                                "--engine goes with --from-files: what enforces in a cluster is seen there",
                                {}});
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "the API server to list pods and policies");
    m_reading = policy::ClusterObjectList::start(
        cluster->api(), cluster->nameSpace(), this,
        [this, &invocation](base::Result<policy::ClusterReading> reading) { take(invocation, std::move(reading)); });
}

void PolicyObjectsCommand::take(Invocation &invocation, base::Result<policy::ClusterReading> reading)
{
    if (!reading)
        return invocation.fail(reading.error());
    invocation.noteAnswer();
    if (const std::string unread = reading->unreadText(); !unread.empty())
        invocation.messages().note("this account may not list " + unread + ": what they would change is not seen");
    m_unread = std::move(reading->unread);
    act(invocation, policy::explain::PolicyExplainer(std::move(reading->objects)));
}

} // namespace liteboxd::ctl
