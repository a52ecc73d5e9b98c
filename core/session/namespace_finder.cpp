// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/namespace_finder.h"

#include <algorithm>
#include <array>

namespace liteboxd::session {

namespace {

constexpr std::array<const char *, 2> candidates{"liteboxd", "liteboxd-sandbox"};

} // namespace

NamespaceFinder::NamespaceFinder(kube::ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{}

void NamespaceFinder::load()
{
    if (m_open > 0)
        return;
    m_requests.clear();
    m_found.clear();
    m_open = static_cast<int>(candidates.size());
    for (const char *name : candidates) {
        m_requests.push_back(m_api.get({kube::resources::namespaces(), "", name}, this,
                                       [this, name](const base::Result<QJsonObject> &answer) {
                                           note(QString::fromLatin1(name), answer.has_value());
                                       }));
    }
}

void NamespaceFinder::note(const QString &name, bool exists)
{
    if (exists)
        m_found.append(name);
    if (--m_open > 0)
        return;
    m_found.sort(); // the answers came in any order; "liteboxd" sorts first
    m_present = m_found;
    Q_EMIT found(m_present);
}

} // namespace liteboxd::session
