// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/rig_session.h"

#include "core/kube/kubeconfig/kubeconfig.h"

#include <QTest>

namespace liteboxd::tests {

RigSession::RigSession()
    : m_settings(m_folder.filePath(QStringLiteral("settings")), QSettings::IniFormat)
    , m_kept(m_settings)
{
    const auto kubeconfig = kube::Kubeconfig::load({qEnvironmentVariable("LITEBOXD_RIG_KUBECONFIG").toStdString()});
    m_session =
        std::move(session::Session::create({kubeconfig.value().connection().value()}, m_keychain, m_kept).value());
}

bool RigSession::connectNow()
{
    m_session->start();
    return QTest::qWaitFor([this] { return isConnected() && !m_session->cluster().uid().isEmpty(); }, 10'000);
}

bool RigSession::isConnected() const
{
    return std::holds_alternative<session::Connected>(m_session->connection().state()) &&
           m_session->sandboxes().state().phase == kube::SyncState::Phase::Live;
}

sandbox::SandboxPtr RigSession::find(const QString &id) const
{
    return m_session->sandboxes().find(*base::SandboxId::parse(id.toStdString()));
}

} // namespace liteboxd::tests
