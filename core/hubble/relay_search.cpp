// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/relay_search.h"

#include "core/hubble/pod_readiness.h"

#include <QJsonArray>
#include <QPointer>

#include <optional>

namespace liteboxd::hubble {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *usualNamespace = "kube-system";
constexpr std::uint16_t usualPort = 4245; // pkg/hubble/defaults of Cilium

std::uint16_t portOf(const QJsonObject &pod)
{
    for (const QJsonValue container : pod.value("spec"_L1).toObject().value("containers"_L1).toArray()) {
        for (const QJsonValue port : container["ports"_L1].toArray()) {
            const int number = port["containerPort"_L1].toInt();
            if (port["name"_L1] == u"grpc"_s && number > 0 && number <= 65'535)
                return static_cast<std::uint16_t>(number);
        }
    }
    return usualPort;
}

/// Cilium's chart mounts the secret of Relay's own certificate as server.crt, and only where TLS is switched on
/// (templates/hubble-relay/deployment.yaml); that of a client of Hubble is always there.
std::string serverSecretOf(const QJsonObject &pod)
{
    for (const QJsonValue volume : pod.value("spec"_L1).toObject().value("volumes"_L1).toArray()) {
        for (const QJsonValue source : volume["projected"_L1]["sources"_L1].toArray()) {
            const QJsonValue secret = source["secret"_L1];
            for (const QJsonValue item : secret["items"_L1].toArray()) {
                if (item["path"_L1] == u"server.crt"_s)
                    return secret["name"_L1].toString().toStdString();
            }
        }
    }
    return {};
}

std::optional<RelayPod> firstReady(const QJsonArray &pods)
{
    for (const QJsonValue item : pods) {
        const QJsonObject pod = item.toObject();
        const QJsonObject metadata = pod.value("metadata"_L1).toObject();
        if (isReadyPod(pod))
            return RelayPod{metadata.value("namespace"_L1).toString().toStdString(),
                            metadata.value("name"_L1).toString().toStdString(), portOf(pod), serverSecretOf(pod)};
    }
    return std::nullopt;
}

} // namespace

async::Request RelaySearch::start(kube::ApiClient &api, QObject *context, async::Callback<RelayPod> done)
{
    const async::Promise<RelayPod> promise(context, std::move(done));
    auto *search = new RelaySearch(api, promise);
    async::Request request = promise.request([search = QPointer<RelaySearch>(search)] { delete search.data(); });
    search->look(usualNamespace);
    return request;
}

RelaySearch::RelaySearch(kube::ApiClient &api, async::Promise<RelayPod> promise)
    : QObject(&api)
    , m_api(api)
    , m_promise(std::move(promise))
{}

RelaySearch::~RelaySearch()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

/// An empty namespace means all.
void RelaySearch::look(const std::string &nameSpace)
{
    const kube::ListQuery query{{kube::resources::pods(), nameSpace}, "k8s-app=hubble-relay"};
    m_step = m_api.list(query, this, [this, isLast = nameSpace.empty()](base::Result<kube::ObjectList> list) {
        if (!list)
            return end(base::fail(std::move(list.error())));
        if (const auto found = firstReady(list->items))
            return end(*found);
        if (!isLast)
            return look({});
        end(base::fail(base::ErrorCode::NotFound,
                       "no pod with the label k8s-app=hubble-relay is ready: Hubble Relay is not installed, or is down",
                       "Hubble Relay"));
    });
}

void RelaySearch::end(base::Result<RelayPod> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::hubble
