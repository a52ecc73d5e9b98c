// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/relay/relay_forward.h"

#include "core/hubble/relay_tls_search.h"

#include <QPointer>

#include <algorithm>

namespace liteboxd::control {

namespace {

base::Result<forward::ForwardTarget> tlsTarget(forward::PodPort port, const hubble::RelayTls &tls)
{
    io::TlsContext::ClientSettings settings;
    settings.caPem = tls.authorityPem;
    settings.certificatePem = tls.certificatePem;
    settings.keyPem = tls.keyPem.reveal();
    settings.protocol = "h2"; // RFC 9113, 3.2; Go's gRPC refuses who does not offer it
    auto context = io::TlsContext::client(settings);
    if (!context)
        return base::fail(std::move(context.error()));
    const std::string &name = tls.serverName.empty() ? hubble::RelayTlsSearch::usualServerName : tls.serverName;
    return forward::TlsPodPort{std::move(port), std::move(*context), name};
}

/// What is given counts; a certificate and its key come from one place.
hubble::RelayTls completed(const hubble::RelayTls &given, hubble::RelayTls found)
{
    if (!given.certificatePem.empty()) {
        found.certificatePem = given.certificatePem;
        found.keyPem = given.keyPem;
    }
    found.serverName = given.serverName;
    return found;
}

} // namespace

class RelayForward::Dialer final : public hubble::RelayDialer
{
public:
    explicit Dialer(RelayForward *forward)
        : m_forward(forward)
    {}

    base::Result<int> dial(std::function<void(const base::Error &)> onEnd) override
    {
        if (!m_forward)
            return base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed");
        return m_forward->dial(std::move(onEnd));
    }

private:
    QPointer<RelayForward> m_forward;
};

base::Result<std::unique_ptr<RelayForward>> RelayForward::create(const kube::ConnectionSettings &settings,
                                                                 std::shared_ptr<kube::CredentialSource> credentials,
                                                                 kube::ApiClient &api,
                                                                 std::optional<hubble::RelayTls> tls)
{
    auto locator = ApiServerLocator::create(settings, std::move(credentials));
    if (!locator)
        return base::fail(locator.error());
    return std::unique_ptr<RelayForward>(new RelayForward(std::move(*locator), api, std::move(tls)));
}

RelayForward::RelayForward(std::unique_ptr<ApiServerLocator> locator, kube::ApiClient &api,
                           std::optional<hubble::RelayTls> tls)
    : m_api(api)
    , m_tls(std::move(tls))
    , m_locator(std::move(locator))
    , m_dialer(std::make_shared<Dialer>(this))
{
    connect(m_locator.get(), &ApiServerLocator::located, this,
            [this](const std::shared_ptr<const forward::ApiServer> &server) {
                m_forwarder.setApiServer(server);
                if (!std::exchange(m_isLocated, true))
                    Q_EMIT located();
            });
    connect(m_locator.get(), &ApiServerLocator::failed, this, &RelayForward::failed);
}

RelayForward::~RelayForward() = default;

std::shared_ptr<hubble::RelayDialer> RelayForward::dialer() const
{
    return m_dialer;
}

base::Result<int> RelayForward::dial(std::function<void(const base::Error &)> onEnd)
{
    if (!m_isLocated)
        return base::fail(base::ErrorCode::HostNotFound, "the API server's address is not known yet");
    const auto resolver = [this](Answer answer) {
        QMetaObject::invokeMethod(
            this, [this, answer = std::move(answer)] { resolve(answer); }, Qt::QueuedConnection);
    };
    auto socket = m_forwarder.openSocketPair(resolver, std::move(onEnd));
    if (!socket)
        return base::fail(std::move(socket.error()));
    return socket->release();
}

void RelayForward::resolve(Answer answer)
{
    std::erase_if(m_searches, [](const async::Request &each) { return !each.isPending(); });
    m_searches.push_back(hubble::RelaySearch::start(m_api, this, [this, answer](base::Result<hubble::RelayPod> pod) {
        if (pod)
            answerFor(*pod, answer);
        else
            answer(base::fail(std::move(pod.error())));
    }));
}

void RelayForward::answerFor(const hubble::RelayPod &pod, Answer answer)
{
    forward::PodPort port{pod.nameSpace, pod.name, pod.port};
    if (m_tls && (!m_tls->authorityPem.empty() || pod.serverSecret.empty()))
        return answer(tlsTarget(std::move(port), *m_tls));
    if (pod.serverSecret.empty())
        return answer(std::move(port));
    m_searches.push_back(hubble::RelayTlsSearch::start(
        m_api, pod, this, [port = std::move(port), given = m_tls, answer](base::Result<hubble::RelayTls> found) {
            if (!found)
                return answer(base::fail(std::move(found.error())));
            answer(tlsTarget(port, given ? completed(*given, std::move(*found)) : std::move(*found)));
        }));
}

} // namespace liteboxd::control
