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
}

void PolicyObjectsCommand::start(Invocation &invocation)
{
    if (!m_folder.empty())
        return take(invocation, policy::objects::objectsFromFolder(QString::fromStdString(m_folder)));
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "the API server to list pods and policies");
    m_reading = policy::ClusterObjectList::start(
        cluster->api(), this, [this, &invocation](base::Result<policy::objects::ClusterObjects> objects) {
            take(invocation, std::move(objects));
        });
}

void PolicyObjectsCommand::take(Invocation &invocation, base::Result<policy::objects::ClusterObjects> objects)
{
    if (!objects)
        return invocation.fail(objects.error());
    invocation.noteAnswer();
    act(invocation, policy::explain::PolicyExplainer(std::move(*objects)));
}

} // namespace liteboxd::ctl
