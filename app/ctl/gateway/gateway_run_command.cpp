// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/gateway_run_command.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

Shape listeningShape()
{
    return {Shape::member("url"), {{"URL", Shape::member("url")}, {"UPSTREAM", Shape::member("upstreamMode")}}};
}

} // namespace

void GatewayRunCommand::declare(CLI::App &options)
{
    m_rules.upstreamMode = control::defaultLocalMode;
    options.add_option("--port", m_port, "where to listen on this machine; 0 picks one, 7080 unless told")
        ->type_name("N")
        ->check(CLI::Range(0, 65535).description(""));
    options
        .add_option_function<std::string>(
            "--upstream-mode",
            [this](const std::string &text) {
                const auto mode = control::parseUpstreamMode(text);
                if (!mode)
                    throw CLI::ValidationError("--upstream-mode", '"' + text +
                                                                      "\" is none of direct, portforward, "
                                                                      "apiserver and auto");
                m_rules.upstreamMode = *mode;
            },
            "how to reach the sandboxes: direct, portforward (the default), apiserver or auto")
        ->type_name("MODE");
}

void GatewayRunCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the sandboxes of namespace " + cluster->nameSpace());
    m_sandboxes = std::make_unique<sandbox::SandboxCache>(cluster->api(), cluster->nameSpace());
    m_pods = std::make_unique<control::SandboxPodSource>(*m_sandboxes);
    connect(m_sandboxes.get(), &sandbox::SandboxCache::stateChanged, this,
            [this, &invocation, cluster](const kube::SyncState &state) {
                using Phase = kube::SyncState::Phase;
                if (state.phase == Phase::Live && !m_gateway)
                    listen(invocation, *cluster);
                else if (state.phase == Phase::Failed && !m_gateway && state.error)
                    invocation.fail(*state.error);
                else if (state.error)
                    invocation.messages().note(state.error->text());
            });
    m_sandboxes->start();
}

void GatewayRunCommand::listen(Invocation &invocation, Cluster &cluster)
{
    invocation.noteAnswer();
    invocation.endLimit();
    m_gateway = std::make_unique<control::LoopbackGateway>();
    connect(m_gateway.get(), &control::LoopbackGateway::troubled, this,
            [&invocation](const base::Error &error) { invocation.messages().note(error.text()); });
    connect(m_gateway.get(), &control::LoopbackGateway::upstreamChosen, this,
            [&invocation](const control::UpstreamChoice &choice) {
                invocation.messages().detail(control::describe(choice));
            });
    const auto started = m_gateway->start(m_port, m_rules, cluster.settings(), cluster.credentials(), *m_pods);
    if (!started)
        return invocation.fail(started.error());
    const std::string_view mode = control::name(m_rules.upstreamMode);
    invocation.output().next(
        listeningShape(), {{u"url"_s, m_gateway->url().toString()},
                           {u"upstreamMode"_s, QString::fromUtf8(mode.data(), static_cast<qsizetype>(mode.size()))}});
}

} // namespace liteboxd::ctl
