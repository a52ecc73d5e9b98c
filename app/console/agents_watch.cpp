// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/agents_watch.h"

#include <QJsonArray>

namespace liteboxd::console {

namespace {

constexpr std::chrono::minutes s_askEvery(1);
const kube::Resource s_daemonSets{"apps", "v1", "daemonsets", "DaemonSet"};

} // namespace

AgentsWatch::AgentsWatch(QObject *parent)
    : QObject(parent)
{
    m_again.setInterval(s_askEvery);
    connect(&m_again, &QTimer::timeout, this, &AgentsWatch::ask);
}

void AgentsWatch::setSession(session::Session *session)
{
    m_question = {};
    m_session = session;
    m_agents.reset();
    m_error.reset();
    if (session == nullptr)
        return m_again.stop();
    m_again.start();
    ask();
}

void AgentsWatch::ask()
{
    if (!m_session || m_question.isPending())
        return;
    const kube::ListQuery query{{s_daemonSets, "kube-system"}, "k8s-app=cilium"};
    m_question = m_session->api().list(query, this, [this](const base::Result<kube::ObjectList> &found) {
        m_agents.reset();
        m_error.reset();
        if (!found) {
            m_error = found.error();
            return Q_EMIT changed();
        }
        Agents agents;
        for (const QJsonValue set : found->items) {
            agents.wanted += set[u"status"][u"desiredNumberScheduled"].toInt();
            agents.ready += set[u"status"][u"numberReady"].toInt();
        }
        m_agents = agents;
        Q_EMIT changed();
    });
}

} // namespace liteboxd::console
