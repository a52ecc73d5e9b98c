// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/kube/kubeconfig/exec_plugin.h"
#include "core/kube/login/child_process.h"
#include "core/kube/login/credential_source.h"
#include "core/kube/login/exec_credential.h"
#include "core/kube/login/login_shell.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::kube {

/// Asks an exec plugin for a credential when one is needed: the first time, when the last one has expired, and when the
/// server refused it. One run serves all who wait. The plugin is looked for in our PATH and in that of the login shell,
/// and given both; it has no terminal, no input, and a time limit. It runs again as soon as its credential has expired,
/// and at once when the server refuses that; after a failure, and when what a run brought in place of a refused
/// credential is refused too, it is not run again for a moment, so that retries of many requests do not become many
/// runs.
///
/// What the kubeconfig holds besides (a token, a certificate) goes first, as it does for kubectl.
class ExecCredentials final : public CredentialSource
{
    Q_OBJECT

public:
    struct Settings
    {
        std::chrono::milliseconds timeLimit = std::chrono::minutes(3); ///< long enough to sign in with a browser
        QString shell = qEnvironmentVariable("SHELL");
        std::chrono::milliseconds shellTimeLimit = std::chrono::seconds(5);
        std::chrono::milliseconds pauseAfterFailure = std::chrono::seconds(2); ///< or refusal; doubles, up to a minute
    };

    ExecCredentials(Credential fixed, ExecPlugin plugin, const base::Clock &clock, Settings settings);
    ExecCredentials(Credential fixed, ExecPlugin plugin, const base::Clock &clock);

    CredentialPtr ready() override;
    async::Request current(QObject *context, async::Callback<CredentialPtr> done) override;
    bool invalidate(const CredentialPtr &refused) override;
    void retryNow() override;

private:
    void begin();
    void run();
    void take(const ChildOutcome &outcome);
    base::Result<CredentialPtr> credentialFrom(const ChildOutcome &outcome) const;
    base::Result<CredentialPtr> credentialFrom(const ExecCredential &answer) const;
    void finish(base::Result<CredentialPtr> result);
    std::string told(const QByteArray &errors) const;

    Credential m_fixed;
    ExecPlugin m_plugin;
    const base::Clock &m_clock;
    Settings m_settings;
    base::Backoff m_pause;
    LoginShell m_shell;
    std::optional<QString> m_path; ///< where plugins are looked for; nothing before the shell was asked
    std::unique_ptr<ChildProcess> m_run;
    bool m_isRunning = false;
    std::vector<async::Promise<CredentialPtr>> m_waiting;

    CredentialPtr m_credential;
    CredentialPtr m_last; ///< the one before m_credential was let go
    base::Backoff m_refusalPause;
    bool m_isInPlaceOfRefused = false; ///< the credential there is, or is being asked for
    std::chrono::steady_clock::time_point m_obtainedAt;
    std::chrono::steady_clock::time_point m_refusalHolds; ///< until then a second refusal brings no run
    std::optional<base::Error> m_failure;
    std::chrono::steady_clock::time_point m_failureHolds;
};

} // namespace liteboxd::kube
