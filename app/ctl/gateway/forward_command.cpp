// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/forward_command.h"

#include "core/base/port_number.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using Health = forward::PortForwardState::Health;

namespace {

Shape forwardShape()
{
    return {Shape::member("local"),
            {{"ID", Shape::member("id")}, {"LOCAL", Shape::member("local")}, {"PORT", Shape::member("port")}}};
}

} // namespace

std::optional<ForwardCommand::Wish> ForwardCommand::wish(const std::string &text)
{
    const std::size_t colon = text.find(':');
    const auto port = base::parsePort(colon == std::string::npos ? text : text.substr(colon + 1));
    if (!port)
        return std::nullopt;
    if (colon == std::string::npos)
        return Wish{*port, *port};
    if (colon == 0)
        return Wish{0, *port};
    const auto local = base::parsePort(text.substr(0, colon));
    return local ? std::optional(Wish{*local, *port}) : std::nullopt;
}

void ForwardCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_idText, "the sandbox")->required();
    options
        .add_option_function<std::vector<std::string>>(
            "PORT",
            [this](const std::vector<std::string> &texts) {
                for (const std::string &text : texts) {
                    const auto read = wish(text);
                    if (!read)
                        throw CLI::ValidationError("PORT", '"' + text + "\" is no port such as 8080, 9000:8080 or :8080");
                    m_wishes.push_back(*read);
                }
            },
            "a port of it, and before a colon the local one if it is to be another (:8080 picks one)")
        ->required()
        ->type_name("[LOCAL:]PORT");
}

void ForwardCommand::start(Invocation &invocation)
{
    const auto id = base::SandboxId::parse(m_idText);
    if (!id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    m_id = *id;
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    m_nameSpace = cluster->nameSpace();
    invocation.limitTime(std::chrono::seconds(30), "the API server to answer about sandbox " + m_idText);
    auto locator = control::ApiServerLocator::create(cluster->settings(), cluster->credentials());
    if (!locator)
        return invocation.fail(locator.error());
    m_locator = std::move(*locator);
    m_forwarder = std::make_unique<forward::PortForwarder>();
    connect(m_locator.get(), &control::ApiServerLocator::located, this,
            [this, &invocation](const std::shared_ptr<const forward::ApiServer> &server) {
                m_forwarder->setApiServer(server);
                m_isLocated = true;
                listen(invocation);
            });
    connect(m_locator.get(), &control::ApiServerLocator::failed, this, [this, &invocation](const base::Error &error) {
        if (!m_isLocated)
            return invocation.fail(error);
        invocation.messages().note(error.text());
    });
    m_sandboxes = std::make_unique<sandbox::SandboxCache>(cluster->api(), m_nameSpace);
    connect(m_sandboxes.get(), &sandbox::SandboxCache::stateChanged, this,
            [this, &invocation](const kube::SyncState &state) {
                if (state.phase == kube::SyncState::Phase::Failed && state.error && !m_isListed)
                    return invocation.fail(*state.error);
                if (state.phase != kube::SyncState::Phase::Live || std::exchange(m_isListed, true))
                    return;
                invocation.noteAnswer();
                listen(invocation);
            });
    m_locator->locate();
    m_sandboxes->start();
}

/// The pod that serves the sandbox now.
base::Result<forward::PodPort> ForwardCommand::podPort(std::uint16_t port) const
{
    const sandbox::SandboxPtr found = m_sandboxes->find(*m_id);
    if (!found)
        return base::fail(base::ErrorCode::NotFound, "there is no such sandbox in namespace " + m_nameSpace,
                          "sandbox " + m_idText);
    return forward::PodPort{found->podNamespace.toStdString(), found->podName.toStdString(), port};
}

/// Once the server is located and the sandboxes are listed.
void ForwardCommand::listen(Invocation &invocation)
{
    if (!m_isLocated || !m_isListed || !m_listeners.empty())
        return;
    if (const auto pod = podPort(m_wishes.front().port); !pod)
        return invocation.fail(pod.error(), "liteboxctl sandbox list shows the ids there are.");
    for (const Wish &each : m_wishes) {
        const auto resolve = [this, port = each.port](std::function<void(base::Result<forward::PodPort>)> answer) {
            QMetaObject::invokeMethod(
                this, [this, port, answer = std::move(answer)] { answer(podPort(port)); }, Qt::QueuedConnection);
        };
        const auto tell = [this, &invocation, port = each.port](const forward::PortForwardState &state) {
            if (state.health != Health::Failing || !state.error)
                return;
            QMetaObject::invokeMethod(
                this,
                [&invocation, port, error = *state.error] {
                    invocation.messages().note("port " + std::to_string(port) + ": " + error.text());
                },
                Qt::QueuedConnection);
        };
        auto listener = m_forwarder->listen(*io::SocketAddress::parse("127.0.0.1", each.local), resolve, tell);
        if (!listener)
            return invocation.fail(listener.error(), "Another local port may be free: LOCAL:PORT, or :PORT for any.");
        const int local = (*listener)->address().port();
        m_listeners.push_back(std::move(*listener));
        invocation.output().next(forwardShape(), {{u"id"_s, QString::fromStdString(m_idText)},
                                                  {u"local"_s, u"127.0.0.1:%1"_s.arg(local)},
                                                  {u"port"_s, each.port}});
    }
    invocation.endLimit();
}

} // namespace liteboxd::ctl
