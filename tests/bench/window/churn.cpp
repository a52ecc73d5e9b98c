// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/churn.h"

#include <QJsonArray>
#include <QJsonObject>

namespace liteboxd::bench {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype most = 100;
const kube::Resource pods{"", "v1", "pods", "Pod", true};

} // namespace

Churn::Churn(std::unique_ptr<kube::ApiClient> api, int perSecond)
    : m_api(std::move(api))
    , m_perSecond(perSecond)
{
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &Churn::change);
}

void Churn::start()
{
    m_requests.push_back(
        m_api->list({{pods, "liteboxd"}, {}, {}}, this, [this](const base::Result<kube::ObjectList> &all) {
            if (!all) {
                Q_EMIT failed(all.error());
                return;
            }
            for (const QJsonValue &pod : all->items) {
                if (m_pods.size() < most && pod["status"_L1]["phase"_L1].toString() == u"Running"_s)
                    m_pods << pod["metadata"_L1]["name"_L1].toString();
            }
            if (!m_pods.isEmpty())
                m_tick.start(std::chrono::milliseconds(1000 / m_perSecond));
        }));
}

void Churn::change()
{
    const QString pod = m_pods.at(m_made % m_pods.size());
    const bool isOn = m_made / m_pods.size() % 2 == 0;
    ++m_made;
    const QJsonObject labels{{u"liteboxd.io/internet-access"_s, isOn ? QJsonValue(u"true"_s) : QJsonValue()}};
    std::erase_if(m_requests, [](const async::Request &request) { return !request.isPending(); });
    m_requests.push_back(m_api->patch({pods, "liteboxd", pod.toStdString()},
                                      kube::Patch::merge({{u"metadata"_s, QJsonObject{{u"labels"_s, labels}}}}), {},
                                      this, [this](const base::Result<QJsonObject> &done) {
                                          if (!done)
                                              Q_EMIT failed(done.error());
                                      }));
}

} // namespace liteboxd::bench
