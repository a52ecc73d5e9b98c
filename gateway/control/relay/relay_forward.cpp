// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/relay/relay_forward.h"

#include <QPointer>

#include <algorithm>

namespace liteboxd::control {

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
                                                                 kube::ApiClient &api)
{
    auto locator = ApiServerLocator::create(settings, std::move(credentials));
    if (!locator)
        return base::fail(locator.error());
    return std::unique_ptr<RelayForward>(new RelayForward(std::move(*locator), api));
}

RelayForward::RelayForward(std::unique_ptr<ApiServerLocator> locator, kube::ApiClient &api)
    : m_api(api)
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
    const auto resolver = [this](std::function<void(base::Result<forward::PodPort>)> answer) {
        QMetaObject::invokeMethod(
            this, [this, answer = std::move(answer)] { resolve(answer); }, Qt::QueuedConnection);
    };
    auto socket = m_forwarder.openSocketPair(resolver, std::move(onEnd));
    if (!socket)
        return base::fail(std::move(socket.error()));
    return socket->release();
}

void RelayForward::resolve(std::function<void(base::Result<forward::PodPort>)> answer)
{
    std::erase_if(m_searches, [](const async::Request &each) { return !each.isPending(); });
    m_searches.push_back(hubble::RelaySearch::start(m_api, this, [answer](base::Result<hubble::RelayPod> pod) {
        if (pod)
            answer(forward::PodPort{pod->nameSpace, pod->name, pod->port});
        else
            answer(base::fail(std::move(pod.error())));
    }));
}

} // namespace liteboxd::control
