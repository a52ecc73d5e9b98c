// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/api_client.h"
#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/policy/network_policy_manager.h"

#include <QCoreApplication>

#include <cstdio>
#include <utility>

using namespace liteboxd;

namespace {

constexpr auto nameSpace = "liteboxd";

int failed(const base::Error &error)
{
    std::fprintf(stderr, "%s\n", error.text().c_str());
    return 1;
}

/// One line for each policy: its name and a word.
int print(const policy::PolicyReport &report)
{
    for (const auto &policy : report.policies) {
        const bool isThere =
            policy.outcome != policy::PolicyOutcome::Failed && policy.outcome != policy::PolicyOutcome::NotTried;
        std::printf("%s %s\n", qPrintable(policy.name), isThere ? "there" : "missing");
        if (policy.error)
            std::printf("  %s\n", policy.error->text().c_str());
    }
    return report.isComplete() ? 0 : 1;
}

} // namespace

/// ensure_policies: applies the default policies as the programs do, to the cluster of LITEBOXD_RIG_KUBECONFIG.
int main(int argc, char *argv[])
{
    QCoreApplication program(argc, argv);
    const auto kubeconfig = kube::Kubeconfig::load({qEnvironmentVariable("LITEBOXD_RIG_KUBECONFIG").toStdString()});
    if (!kubeconfig)
        return failed(kubeconfig.error());
    const auto settings = kubeconfig->connection();
    if (!settings)
        return failed(settings.error());
    const auto api = kube::ApiClient::create(*settings);
    if (!api)
        return failed(api.error());
    auto manifests = policy::defaultPolicies(QString::fromLatin1(nameSpace));
    if (!manifests)
        return failed(manifests.error());
    policy::NetworkPolicyManager manager(**api, nameSpace, std::move(*manifests));
    const async::Request request = manager.ensureDefaultPolicies(
        kube::Ownership::Respect, &program, [](const base::Result<policy::PolicyReport> &report) {
            QCoreApplication::exit(report ? print(*report) : failed(report.error()));
        });
    return QCoreApplication::exec();
}
