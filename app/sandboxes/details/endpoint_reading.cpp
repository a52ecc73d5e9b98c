// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/endpoint_reading.h"

#include "app/sandboxes/details/tr.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

constexpr qsizetype s_longestState = 40; ///< a cluster's own words
const kube::Resource s_endpoints{"cilium.io", "v2", "ciliumendpoints", "CiliumEndpoint"};
const QString s_label = u"k8s:liteboxd.io/internet-access=true"_s;

} // namespace

QString endpointText(const base::Result<QJsonObject> &endpoint)
{
    if (!endpoint && endpoint.error().code == base::ErrorCode::Forbidden)
        return Tr::tr("not permitted: get ciliumendpoints (cilium.io)");
    if (!endpoint && endpoint.error().code != base::ErrorCode::NotFound)
        return Tr::tr("not known: the API server did not say");
    if (!endpoint)
        return Tr::tr("none known to Cilium");
    const QJsonObject status = endpoint->value("status"_L1).toObject();
    const QJsonObject identity = status.value("identity"_L1).toObject();
    if (identity.isEmpty())
        return Tr::tr("no identity yet");
    const bool carries = identity.value("labels"_L1).toArray().contains(s_label);
    return Tr::tr("identity %1, %2")
               .arg(static_cast<qint64>(identity.value("id"_L1).toDouble()))
               .arg(carries ? Tr::tr("with the label for internet access")
                            : Tr::tr("without the label for internet access")) +
           u'\n' + Tr::tr("state: %1").arg(status.value("state"_L1).toString().left(s_longestState)) + u'\n' +
           Tr::tr("It does not tell whether policies are enforced: Verify asks the agent.");
}

async::Request EndpointReading::ask(kube::ApiClient &api, const sandbox::Sandbox &sandbox)
{
    const kube::ResourcePath path{s_endpoints, sandbox.podNamespace.toStdString(), sandbox.podName.toStdString()};
    return api.get(path, this, [this](const base::Result<QJsonObject> &endpoint) {
        tell(endpointText(endpoint), endpoint ? Outcome::Told : Outcome::Untold);
    });
}

} // namespace liteboxd::sandboxes
