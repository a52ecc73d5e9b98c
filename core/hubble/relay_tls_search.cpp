// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/relay_tls_search.h"

#include <QByteArray>
#include <QPointer>

namespace liteboxd::hubble {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr const char *clientSecret = "hubble-ui-client-certs";

std::string member(const QJsonObject &data, QLatin1String name)
{
    return QByteArray::fromBase64(data.value(name).toString().toLatin1()).toStdString();
}

} // namespace

const std::string RelayTlsSearch::usualServerName = "ui.hubble-relay.cilium.io";

async::Request RelayTlsSearch::start(kube::ApiClient &api, const RelayPod &pod, QObject *context,
                                     async::Callback<RelayTls> done)
{
    const async::Promise<RelayTls> promise(context, std::move(done));
    auto *search = new RelayTlsSearch(api, pod, promise);
    async::Request request = promise.request([search = QPointer<RelayTlsSearch>(search)] { delete search.data(); });
    search->read(clientSecret, [search](const QJsonObject &data) {
        RelayTls &found = search->m_found;
        found.authorityPem = member(data, "ca.crt"_L1);
        found.certificatePem = member(data, "tls.crt"_L1);
        found.keyPem = base::Secret(member(data, "tls.key"_L1));
        if (!found.authorityPem.empty())
            return search->end(std::move(found));
        search->read(search->m_pod.serverSecret, [search](const QJsonObject &ofServer) {
            search->m_found.authorityPem = member(ofServer, "ca.crt"_L1);
            search->end(std::move(search->m_found));
        });
    });
    return request;
}

RelayTlsSearch::RelayTlsSearch(kube::ApiClient &api, RelayPod pod, async::Promise<RelayTls> promise)
    : QObject(&api)
    , m_api(api)
    , m_pod(std::move(pod))
    , m_promise(std::move(promise))
{}

RelayTlsSearch::~RelayTlsSearch()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

/// A secret that is not there has no data.
void RelayTlsSearch::read(const std::string &secret, std::function<void(const QJsonObject &data)> then)
{
    static const kube::Resource secrets{"", "v1", "secrets", "Secret", true};
    m_step = m_api.get({secrets, m_pod.nameSpace, secret}, this,
                       [this, secret, then = std::move(then)](const base::Result<QJsonObject> &object) {
                           if (object)
                               return then(object->value("data"_L1).toObject());
                           base::Error error = object.error();
                           if (error.code == base::ErrorCode::NotFound)
                               return then({});
                           if (error.code == base::ErrorCode::Forbidden)
                               error.message = "Hubble Relay serves TLS, and the secret " + secret +
                                               " with its authority may not be read: give the file of that authority, "
                                               "and of a client certificate if Relay asks for one";
                           end(base::fail(std::move(error)));
                       });
}

void RelayTlsSearch::end(base::Result<RelayTls> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::hubble
