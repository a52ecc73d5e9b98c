// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/hubble_command.h"

#include "core/hubble/agent_flows.h"

#include <CLI/CLI.hpp>

#include <QFile>

namespace liteboxd::ctl {

namespace {

base::Result<std::string> contentOf(const std::string &file)
{
    QFile source(QString::fromStdString(file));
    if (!source.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::FileUnreadable, source.errorString().toStdString(), file);
    return source.readAll().toStdString();
}

} // namespace

void HubbleCommand::declare(CLI::App &options)
{
    const char *const group = "The way to Hubble";
    options
        .add_option("--server", m_server,
                    "the address of Hubble Relay, or of one agent, in place of a port-forward through the API server")
        ->type_name("HOST:PORT")
        ->group(group);
    options
        .add_flag("--agents", m_asksAgents,
                  "ask each of Cilium's agents by exec, which is slow; so it is done anyway where there is no Relay")
        ->excludes("--server")
        ->group(group);
    options
        .add_flag(
            "--tls", m_usesTls,
            "Relay speaks TLS; behind the port-forward it is known by its pod, and the cluster's secrets have the "
            "certificates")
        ->group(group);
    options.add_option("--tls-ca-cert-files", m_authorityFile, "the authority that signs its certificate")
        ->type_name("FILE")
        ->group(group);
    options.add_option("--tls-client-cert-file", m_certificateFile, "our certificate, where it asks for one")
        ->type_name("FILE")
        ->group(group);
    options.add_option("--tls-client-key-file", m_keyFile, "the key of our certificate")
        ->type_name("FILE")
        ->group(group);
    options.add_option("--tls-server-name", m_serverName, "the name in its certificate, where that is not the host")
        ->type_name("NAME")
        ->group(group);
}

base::Result<std::optional<hubble::RelayTls>> HubbleCommand::tls() const
{
    std::optional<hubble::RelayTls> made;
    if (!m_usesTls && m_authorityFile.empty() && m_certificateFile.empty() && m_keyFile.empty())
        return made;
    made.emplace().serverName = m_serverName;
    if (!m_authorityFile.empty()) {
        auto authority = contentOf(m_authorityFile);
        if (!authority)
            return base::fail(authority.error());
        made->authorityPem = std::move(*authority);
    }
    if (!m_certificateFile.empty() || !m_keyFile.empty()) {
        auto certificate = contentOf(m_certificateFile);
        if (!certificate)
            return base::fail(certificate.error());
        auto key = contentOf(m_keyFile);
        if (!key)
            return base::fail(key.error());
        made->certificatePem = std::move(*certificate);
        made->keyPem = base::Secret(std::move(*key));
    }
    return made;
}

void HubbleCommand::open(Invocation &invocation, hubble::FlowFields fields)
{
    auto protection = tls();
    if (!protection)
        return invocation.fail(protection.error());
    if (!m_server.empty()) {
        hubble::ObserverClient::Settings settings;
        settings.fields = fields;
        hubble::RelayAddress direct{m_server, std::move(*protection)};
        return take(invocation, std::make_unique<hubble::ObserverClient>(std::move(direct), m_clock, settings));
    }
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    if (m_asksAgents)
        return take(invocation, std::make_unique<hubble::AgentFlows>(cluster->api(), m_clock));
    auto forward = control::RelayForward::create(cluster->settings(), cluster->credentials(), cluster->api(),
                                                 std::move(*protection));
    if (!forward)
        return invocation.fail(forward.error());
    m_forward = std::move(*forward);
    connect(m_forward.get(), &control::RelayForward::located, this, [this, &invocation, cluster, fields] {
        take(invocation, hubble::relayOrAgents(m_forward->dialer(), cluster->api(), m_clock, fields));
    });
    connect(m_forward.get(), &control::RelayForward::failed, this, [this, &invocation](const base::Error &error) {
        if (!m_source)
            return invocation.fail(error);
        invocation.messages().note(error.text());
    });
    m_forward->locate();
}

void HubbleCommand::take(Invocation &invocation, std::unique_ptr<hubble::FlowSource> source)
{
    m_source = std::move(source);
    connect(m_source.get(), &hubble::FlowSource::stateChanged, this,
            [this, &invocation](const hubble::SourceState &state) { sayWay(invocation, state); });
    ask(invocation, *m_source);
}

/// Once: it explains why it takes so long, and what may be missing.
void HubbleCommand::sayWay(Invocation &invocation, const hubble::SourceState &state)
{
    if (state.way != hubble::FlowWay::AgentExec || std::exchange(m_saidAgents, true))
        return;
    const std::string why = m_asksAgents ? "" : "Hubble Relay is not there: ";
    invocation.messages().note(why + "asking each of Cilium's agents by exec, which is slow");
}

} // namespace liteboxd::ctl
