// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/link_use_reading.h"

#include "core/kube/api_call.h"
#include "gateway/install/forwarded_metrics.h"

#include <QJsonArray>
#include <QPointer>

#include <utility>

namespace liteboxd::install {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds answerLimit{3};

} // namespace

async::Request LinkUseReading::start(kube::ApiClient &api, const std::string &nameSpace, QObject *context,
                                     async::Callback<LinkUses> done)
{
    const async::Promise<LinkUses> promise(context, std::move(done));
    auto *reading = new LinkUseReading(api, nameSpace, promise);
    async::Request request = promise.request([reading = QPointer<LinkUseReading>(reading)] { delete reading.data(); });
    reading->list();
    return request;
}

LinkUseReading::LinkUseReading(kube::ApiClient &api, std::string nameSpace, async::Promise<LinkUses> promise)
    : QObject(&api)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_promise(std::move(promise))
{}

LinkUseReading::~LinkUseReading()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void LinkUseReading::list()
{
    m_step = m_api.list({{kube::resources::pods(), m_nameSpace}, "app=liteboxd-gateway"}, this,
                        [this](const base::Result<kube::ObjectList> &pods) {
                            if (!pods)
                                return end(base::fail(pods.error()));
                            for (const QJsonValue &pod : pods->items) {
                                const QJsonValue metadata = pod[u"metadata"_s];
                                const bool isGoing = !metadata[u"deletionTimestamp"_s].isUndefined();
                                if (!isGoing && pod[u"status"_s][u"phase"_s].toString() == u"Running"_s)
                                    m_left.append(metadata[u"name"_s].toString());
                            }
                            m_uses.asked = static_cast<int>(m_left.size());
                            askNext();
                        });
}

void LinkUseReading::askNext()
{
    if (m_left.isEmpty())
        return end(m_uses);
    const std::string pod = m_left.takeFirst().toStdString();
    m_step = ForwardedMetrics::start(m_api.transport(), m_nameSpace, pod, this,
                                     [this, pod](const base::Result<QByteArray> &metrics) {
                                         if (!metrics)
                                             return askByProxy(pod);
                                         m_uses.add(*metrics);
                                         askNext();
                                     });
}

void LinkUseReading::askByProxy(const std::string &pod)
{
    kube::HttpRequest request;
    request.target =
        kube::ResourcePath{kube::resources::pods(), m_nameSpace, pod + ":9090", "proxy"}.path() + "/metrics";
    request.accept = "text/plain";
    request.timeLimit = answerLimit;
    m_step = kube::ApiCall::start(m_api.transport(), request, "metrics of pod " + pod, this,
                                  [this](const base::Result<QByteArray> &metrics) {
                                      if (metrics)
                                          m_uses.add(*metrics);
                                      askNext();
                                  });
}

void LinkUseReading::end(base::Result<LinkUses> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::install
