// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/namespace_finder.h"

#include <algorithm>

namespace liteboxd::session {

namespace {

const QStringList candidates{QStringLiteral("liteboxd"), QStringLiteral("liteboxd-sandbox")};

} // namespace

NamespaceFinder::NamespaceFinder(kube::ApiClient &api, const QString &own, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_own(own)
{}

void NamespaceFinder::load()
{
    if (m_open > 0)
        return;
    m_requests.clear();
    m_found.clear();
    QStringList names = candidates;
    if (!m_own.isEmpty() && !names.contains(m_own))
        names.append(m_own);
    m_open = names.size();
    for (const QString &name : names) {
        m_requests.push_back(m_api.get({kube::resources::namespaces(), "", name.toStdString()}, this,
                                       [this, name](const base::Result<QJsonObject> &answer) { note(name, answer); }));
    }
}

void NamespaceFinder::note(const QString &name, const base::Result<QJsonObject> &answer)
{
    if (answer)
        m_found.append(name);
    if (name == m_own)
        m_isOwnMissing = !answer && answer.error().code == base::ErrorCode::NotFound;
    if (--m_open > 0)
        return;
    m_found.sort(); // the answers came in any order; "liteboxd" sorts first
    m_present = m_found;
    Q_EMIT found(m_present);
}

} // namespace liteboxd::session
