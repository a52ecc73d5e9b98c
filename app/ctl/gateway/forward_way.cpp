// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/forward_way.h"

#include "app/ctl/frame/input_file.h"
#include "core/kube/login/static_credentials.h"

#include <CLI/CLI.hpp>

#include <QUrl>

#include <utility>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void ForwardWay::declare(CLI::App &options)
{
    options
        .add_option("--gateway", m_gatewayText,
                    "through the gateway at this URL, in place of the API server; needs the token, and no kubeconfig")
        ->type_name("URL");
    options
        .add_option("--token-file", m_tokenFile,
                    "with --gateway: the sandbox's token is in this file; in $LITEBOXD_ACCESS_TOKEN unless told")
        ->type_name("FILE");
}

void ForwardWay::start(Invocation &invocation, const std::string &idText)
{
    m_invocation = &invocation;
    const auto id = base::SandboxId::parse(idText);
    if (!id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    m_id = *id;
    m_forwarder = std::make_unique<forward::PortForwarder>();
    if (m_gatewayText.empty())
        startByApiServer();
    else
        startByGateway();
}

void ForwardWay::startByGateway()
{
    const QUrl url(QString::fromStdString(m_gatewayText), QUrl::StrictMode);
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    if (!isWeb || url.host().isEmpty() || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty())
        return m_invocation->fail({base::ErrorCode::InvalidArgument, "this is no URL of a gateway", m_gatewayText},
                                  "It is like https://sandboxes.example.");
    if (!readToken())
        return;
    kube::ConnectionSettings settings;
    settings.server = m_gatewayText;
    auto locator =
        control::ApiServerLocator::create(settings, std::make_shared<kube::StaticCredentials>(kube::Credential()));
    if (!locator)
        return m_invocation->fail(locator.error());
    m_invocation->limitTime(std::chrono::seconds(30), "the gateway's name to be looked up");
    m_isListed = true; // it will say itself whether there is such a sandbox
    follow(std::move(*locator));
}

/// False: the invocation has failed.
bool ForwardWay::readToken()
{
    QByteArray token = qgetenv("LITEBOXD_ACCESS_TOKEN");
    if (!m_tokenFile.empty()) {
        const auto read = readInput(m_tokenFile);
        if (!read) {
            m_invocation->fail(read.error());
            return false;
        }
        token = read->trimmed();
    }
    const auto isVisible = [](char c) { return c > ' ' && c < 0x7f; };
    if (token.isEmpty() || !std::all_of(token.cbegin(), token.cend(), isVisible)) {
        m_invocation->fail({base::ErrorCode::InvalidArgument, "there is no access token for the gateway", {}},
                           "Put it into a file and name that with --token-file, or into LITEBOXD_ACCESS_TOKEN.");
        return false;
    }
    m_token = base::Secret(token.toStdString());
    return true;
}

void ForwardWay::startByApiServer()
{
    Cluster *const cluster = m_invocation->cluster();
    if (cluster == nullptr)
        return;
    m_nameSpace = cluster->nameSpace();
    m_invocation->limitTime(std::chrono::seconds(30),
                            "the API server to answer about sandbox " + std::string(m_id->text()));
    auto locator = control::ApiServerLocator::create(cluster->settings(), cluster->credentials());
    if (!locator)
        return m_invocation->fail(locator.error());
    m_sandboxes = std::make_unique<sandbox::SandboxCache>(cluster->api(), m_nameSpace);
    connect(m_sandboxes.get(), &sandbox::SandboxCache::stateChanged, this, [this](const kube::SyncState &state) {
        if (state.phase == kube::SyncState::Phase::Failed && state.error && !m_isListed)
            return m_invocation->fail(*state.error);
        if (state.phase != kube::SyncState::Phase::Live || std::exchange(m_isListed, true))
            return;
        m_invocation->noteAnswer();
        tellWhenReady();
    });
    follow(std::move(*locator));
    m_sandboxes->start();
}

void ForwardWay::follow(std::unique_ptr<control::ApiServerLocator> locator)
{
    m_locator = std::move(locator);
    connect(m_locator.get(), &control::ApiServerLocator::located, this,
            [this](const std::shared_ptr<const forward::ApiServer> &server) {
                m_forwarder->setApiServer(server);
                m_isLocated = true;
                tellWhenReady();
            });
    connect(m_locator.get(), &control::ApiServerLocator::failed, this, [this](const base::Error &error) {
        if (!m_isLocated)
            return m_invocation->fail(error);
        m_invocation->messages().note(error.text());
    });
    m_locator->locate();
}

/// The server is located and the sandboxes are listed, in whatever order.
void ForwardWay::tellWhenReady()
{
    if (!m_isLocated || !m_isListed || m_isReady)
        return;
    if (const auto found = target(1); !found)
        return m_invocation->fail(found.error(), "liteboxctl sandbox list shows the ids there are.");
    m_isReady = true;
    m_invocation->endLimit();
    Q_EMIT ready();
}

base::Result<forward::ForwardTarget> ForwardWay::target(std::uint16_t port) const
{
    const std::string id(m_id->text());
    if (!m_sandboxes)
        return forward::GatewayPort{id, port, m_token};
    const sandbox::SandboxPtr found = m_sandboxes->find(*m_id);
    if (!found)
        return base::fail(base::ErrorCode::NotFound, "there is no such sandbox in namespace " + m_nameSpace,
                          "sandbox " + id);
    return forward::PodPort{found->podNamespace.toStdString(), found->podName.toStdString(), port};
}

forward::PodResolver ForwardWay::resolver(std::uint16_t port)
{
    return [this, port](std::function<void(base::Result<forward::ForwardTarget>)> answer) {
        QMetaObject::invokeMethod(
            this, [this, port, answer = std::move(answer)] { answer(target(port)); }, Qt::QueuedConnection);
    };
}

} // namespace liteboxd::ctl
