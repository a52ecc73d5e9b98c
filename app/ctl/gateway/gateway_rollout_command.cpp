// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_rollout_command.h"

#include "app/ctl/gateway/install_shape.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace liteboxd::ctl {

namespace {

using Purpose = install::GatewayRollout::Purpose;

const std::map<std::string, install::IngressKind> ingressKinds{{"traefik", install::IngressKind::Traefik},
                                                               {"nginx", install::IngressKind::Nginx}};

} // namespace

GatewayRolloutCommand::GatewayRolloutCommand(Purpose purpose)
    : m_purpose(purpose)
{}

void GatewayRolloutCommand::declare(CLI::App &options)
{
    CLI::Option *const image = options.add_option("--image", m_image, "the gateway's image, as nodes pull it");
    image->type_name("IMAGE")->required(m_purpose == Purpose::Install);
    options
        .add_option("--setting", m_settings, "a setting of the gateway, like request-timeout=45s; more than one goes")
        ->type_name("NAME=VALUE");
    options.add_option("--ingress", m_ingress, "also an Ingress for this controller: traefik or nginx")
        ->transform(CLI::CheckedTransformer(ingressKinds))
        ->type_name("KIND");
    options.add_option("--domain", m_domain, "the name that leads to the gateway; {port}-{id}.NAME leads to sandboxes")
        ->type_name("NAME");
    options.add_option("--tls-secret", m_tlsSecret, "the Secret with the Ingress's certificate")->type_name("NAME");
    options.add_flag("--take", m_takes, "take fields over that somebody else set differently");
    options.add_flag("--wait,!--no-wait", m_waits, "wait until the replicas are ready, which it does unless told");
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and change nothing");
}

base::Result<install::GatewayWishes> GatewayRolloutCommand::wishes() const
{
    install::GatewayWishes wishes;
    wishes.image = QString::fromStdString(m_image);
    wishes.ingress = m_ingress;
    wishes.domain = QString::fromStdString(m_domain);
    wishes.tlsSecret = QString::fromStdString(m_tlsSecret);
    for (const std::string &setting : m_settings) {
        const auto equals = setting.find('=');
        if (equals == std::string::npos)
            return base::fail(base::ErrorCode::InvalidArgument, "a setting is given as NAME=VALUE", setting);
        wishes.settings[QString::fromStdString(setting.substr(0, equals))] =
            QString::fromStdString(setting.substr(equals + 1));
    }
    if (auto sound = wishes.check(); !sound)
        return base::fail(std::move(sound.error()));
    return wishes;
}

void GatewayRolloutCommand::start(Invocation &invocation)
{
    const auto wanted = wishes();
    if (!wanted)
        return invocation.fail(wanted.error());
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    m_since.start();
    invocation.limitTime(std::chrono::seconds(60), "the API server to take the gateway's objects");
    judge(invocation, *cluster, *wanted);
}

void GatewayRolloutCommand::judge(Invocation &invocation, Cluster &cluster, const install::GatewayWishes &wishes)
{
    const kube::ApplyOptions options{.ownership = m_takes ? kube::Ownership::Take : kube::Ownership::Respect,
                                     .persistence = kube::Persistence::DryRun};
    m_step = install::GatewayRollout::start(
        cluster.api(), cluster.nameSpace(), m_purpose, wishes, options, this,
        [this, &invocation, &cluster, wishes](const base::Result<install::InstallReport> &report) {
            if (!report)
                return invocation.fail(report.error());
            invocation.noteAnswer();
            tellChanges(invocation.messages(), *report);
            if (m_isDryRun || report->fault() != nullptr)
                return tellReport(invocation, *report);
            apply(invocation, cluster, wishes);
        });
}

void GatewayRolloutCommand::apply(Invocation &invocation, Cluster &cluster, const install::GatewayWishes &wishes)
{
    const kube::ApplyOptions options{.ownership = m_takes ? kube::Ownership::Take : kube::Ownership::Respect};
    m_step = install::GatewayRollout::start(
        cluster.api(), cluster.nameSpace(), m_purpose, wishes, options, this,
        [this, &invocation, &cluster](const base::Result<install::InstallReport> &report) {
            if (!report)
                return invocation.fail(report.error());
            if (!m_waits || report->fault() != nullptr)
                return tellReport(invocation, *report);
            follow(invocation, cluster, *report);
        });
}

void GatewayRolloutCommand::follow(Invocation &invocation, Cluster &cluster, const install::InstallReport &report)
{
    const std::chrono::milliseconds whole = invocation.options().timeout.value_or(install::RolloutWatch::usualLimit);
    const auto limit = std::max(std::chrono::milliseconds(0), whole - std::chrono::milliseconds(m_since.elapsed()));
    invocation.endLimit(); // it says itself how far it has come when its time is up
    m_watch = std::make_unique<install::RolloutWatch>(cluster.api(), cluster.nameSpace(), limit);
    connect(m_watch.get(), &install::RolloutWatch::moved, this,
            [&invocation](const install::RolloutStanding &standing) {
                invocation.messages().progress(rolloutText(standing));
            });
    connect(m_watch.get(), &install::RolloutWatch::failed, this,
            [&invocation](const base::Error &error) { invocation.fail(error); });
    connect(
        m_watch.get(), &install::RolloutWatch::ended, this,
        [&invocation, report](const install::RolloutStanding &standing) { tellReport(invocation, report, standing); });
    m_watch->start();
}

} // namespace liteboxd::ctl
