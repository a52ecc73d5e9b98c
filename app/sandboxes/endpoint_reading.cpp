// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/endpoint_reading.h"

#include "app/sandboxes/tr.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

constexpr std::chrono::seconds s_interval{15};
constexpr std::chrono::seconds s_longInterval{60};
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

EndpointReading::EndpointReading(QWidget &place)
    : QObject(&place)
    , m_place(place)
{
    connect(&m_next, &QTimer::timeout, this, &EndpointReading::ask);
}

void EndpointReading::setSession(session::Session *session)
{
    m_question.cancel();
    m_next.stop();
    m_text.clear();
    m_sandbox.reset();
    m_session = session;
}

void EndpointReading::follow(const sandbox::SandboxPtr &sandbox)
{
    const bool isAnother = !m_sandbox || !sandbox || m_sandbox->uid != sandbox->uid;
    m_sandbox = sandbox;
    if (!isAnother)
        return;
    m_question.cancel();
    m_text.clear();
    if (m_sandbox)
        ask();
    else
        m_next.stop();
}

void EndpointReading::ask()
{
    m_next.start(s_interval);
    const bool runs = m_sandbox && m_sandbox->state == sandbox::SandboxState::Running;
    if (!m_session || !runs || !m_place.isVisible())
        return;
    const kube::ResourcePath path{s_endpoints, m_sandbox->podNamespace.toStdString(), m_sandbox->podName.toStdString()};
    m_question = m_session->api().get(path, this, [this](const base::Result<QJsonObject> &endpoint) {
        m_text = endpointText(endpoint);
        m_next.start(endpoint ? s_interval : s_longInterval);
        Q_EMIT changed();
    });
}

} // namespace liteboxd::sandboxes
