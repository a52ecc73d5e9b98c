// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/cluster_identity.h"

namespace liteboxd::session {

ClusterIdentity::ClusterIdentity(kube::ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{}

void ClusterIdentity::load()
{
    if (!m_uid.isEmpty() || m_request.isPending())
        return;
    m_request = m_api.get({kube::resources::namespaces(), "", "kube-system"}, this,
                          [this](const base::Result<QJsonObject> &system) { take(system); });
}

void ClusterIdentity::take(const base::Result<QJsonObject> &system)
{
    if (system) {
        m_uid = (*system)[u"metadata"][u"uid"].toString();
        if (!m_uid.isEmpty()) {
            m_error.reset();
            Q_EMIT identified(m_uid);
            return;
        }
    }
    m_error = system
                  ? base::Error{base::ErrorCode::ProtocolViolated, "the namespace has no uid", "namespaces/kube-system"}
                  : system.error();
    Q_EMIT failed(*m_error);
}

} // namespace liteboxd::session
