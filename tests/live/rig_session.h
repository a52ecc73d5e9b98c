// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "tests/core/fakes/fake_keychain.h"

#include <QSettings>
#include <QTemporaryDir>

#include <memory>

namespace liteboxd::tests {

/// A session with the rig's cluster, as an administrator.
class RigSession
{
public:
    RigSession();

    session::Session &session() { return *m_session; }
    FakeKeychain &keychain() { return m_keychain; }

    /// Starts it and waits until it is connected and the sandboxes are live.
    bool connectNow();

    bool isConnected() const;
    sandbox::SandboxPtr find(const QString &id) const;

private:
    QTemporaryDir m_folder;
    QSettings m_settings;
    session::KeptTokens m_kept;
    FakeKeychain m_keychain;
    std::unique_ptr<session::Session> m_session;
};

} // namespace liteboxd::tests
