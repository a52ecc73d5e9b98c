// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/exec_credentials.h"

#include "core/base/redaction.h"
#include "core/kube/kubeconfig/bearer_token.h"
#include "core/kube/kubeconfig/certificate_check.h"
#include "core/kube/login/exec_info.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

/// A credential that has expired when it comes, by our clock, is used for so long all the same: the clocks may differ.
constexpr std::chrono::seconds shortest{5};
constexpr std::chrono::minutes longestPause{1};

/// What worked for so long was refused for a reason of its own.
constexpr std::chrono::minutes longUse{1};

QString qstring(const std::string &text)
{
    return QString::fromStdString(text);
}

bool isPath(const std::string &command)
{
    return command.find('/') != std::string::npos;
}

} // namespace

ExecCredentials::ExecCredentials(Credential fixed, ExecPlugin plugin, const base::Clock &clock, Settings settings)
    : m_fixed(std::move(fixed))
    , m_plugin(std::move(plugin))
    , m_clock(clock)
    , m_settings(std::move(settings))
    , m_pause(m_settings.pauseAfterFailure, longestPause)
    , m_shell(m_settings.shell, m_settings.shellTimeLimit)
    , m_refusalPause(m_settings.pauseAfterFailure, longestPause)
{
    connect(&m_shell, &LoginShell::pathFound, this, [this](const QString &path) {
        m_path = LoginShell::merged(qEnvironmentVariable("PATH"), path);
        run();
    });
}

ExecCredentials::ExecCredentials(Credential fixed, ExecPlugin plugin, const base::Clock &clock)
    : ExecCredentials(std::move(fixed), std::move(plugin), clock, Settings())
{}

CredentialPtr ExecCredentials::ready()
{
    if (m_credential && m_credential->renewAt && m_clock.wall() >= *m_credential->renewAt)
        return nullptr;
    return m_credential;
}

async::Request ExecCredentials::current(QObject *context, async::Callback<CredentialPtr> done)
{
    if (const CredentialPtr credential = ready())
        return deliver(context, std::move(done), credential);
    if (m_failure && m_clock.steady() < m_failureHolds) {
        base::Error error = *m_failure;
        error.retryAfter = std::chrono::ceil<std::chrono::seconds>(m_failureHolds - m_clock.steady());
        return deliver(context, std::move(done), base::fail(std::move(error)));
    }
    m_waiting.emplace_back(context, std::move(done));
    async::Request request = m_waiting.back().request();
    begin();
    return request;
}

bool ExecCredentials::invalidate(const CredentialPtr &refused)
{
    if (!m_credential || !showsSame(*refused, *m_credential))
        return true;
    const auto now = m_clock.steady();
    if (now - m_obtainedAt >= longUse)
        m_isInPlaceOfRefused = false;
    if (!m_isInPlaceOfRefused)
        m_refusalPause.reset();
    else if (now < m_refusalHolds)
        return false;
    m_isInPlaceOfRefused = true;
    m_refusalHolds = now + m_refusalPause.next();
    m_credential.reset();
    return true;
}

void ExecCredentials::retryNow()
{
    m_failure.reset();
    m_pause.reset();
    m_isInPlaceOfRefused = false;
}

void ExecCredentials::begin()
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    Q_EMIT waitingFor(QFileInfo(qstring(m_plugin.command)).fileName());
    if (m_path)
        run();
    else
        m_shell.askPath();
}

void ExecCredentials::run()
{
    const QStringList folders = m_path->split(QDir::listSeparator(), Qt::SkipEmptyParts);
    const QString command = qstring(m_plugin.command);
    const QString program = isPath(m_plugin.command) ? command : QStandardPaths::findExecutable(command, folders);
    if (program.isEmpty() || !QFileInfo(program).isExecutable()) {
        std::string message =
            "the program " + m_plugin.command + ", which the kubeconfig asks for credentials, was not found";
        if (!isPath(m_plugin.command))
            message += "; searched: " + folders.join(u", "_s).toStdString();
        if (!m_plugin.installHint.empty())
            message += "\n" + m_plugin.installHint;
        return finish(base::fail(ErrorCode::LoginFailed, std::move(message), "exec plugin"));
    }
    ChildProcess::Settings settings{program};
    for (const std::string &argument : m_plugin.arguments)
        settings.arguments << qstring(argument);
    settings.environment = QProcessEnvironment::systemEnvironment();
    settings.environment.insert(u"PATH"_s, *m_path);
    for (const auto &[name, value] : m_plugin.environment)
        settings.environment.insert(qstring(name), qstring(value.reveal()));
    settings.environment.insert(u"KUBERNETES_EXEC_INFO"_s, QString::fromUtf8(execInfo(m_plugin)));
    settings.timeLimit = m_settings.timeLimit;
    m_run = std::make_unique<ChildProcess>(settings);
    connect(m_run.get(), &ChildProcess::ended, this, &ExecCredentials::take);
}

void ExecCredentials::take(const ChildOutcome &outcome)
{
    m_run.release()->deleteLater(); // we are inside its signal
    finish(credentialFrom(outcome));
}

base::Result<CredentialPtr> ExecCredentials::credentialFrom(const ChildOutcome &outcome) const
{
    using End = ChildOutcome::End;
    const auto failed = [this, &outcome](const std::string &how) {
        return base::fail(ErrorCode::LoginFailed, m_plugin.command + ' ' + how + told(outcome.errors), "exec plugin");
    };
    switch (outcome.end) {
    case End::NotStarted:
        return failed("could not be started");
    case End::TimedOut: {
        const auto limit = std::chrono::ceil<std::chrono::seconds>(m_settings.timeLimit);
        return failed("did not answer within " + std::to_string(limit.count()) + " s and was ended");
    }
    case End::TooLong:
        return failed("wrote too much and was ended");
    case End::Crashed:
        return failed("crashed");
    case End::Exited:
        break;
    }
    if (outcome.exitCode != 0)
        return failed("ended with code " + std::to_string(outcome.exitCode));
    const auto answer = parseExecCredential(outcome.output, m_plugin.apiVersion);
    if (!answer)
        return failed("is of no use: " + answer.error().message);
    return credentialFrom(*answer);
}

base::Result<CredentialPtr> ExecCredentials::credentialFrom(const ExecCredential &answer) const
{
    Credential credential = m_fixed;
    if (credential.authorization.isEmpty())
        credential.authorization = bearerAuthorization(answer.token);
    if (credential.certificatePem.empty() && !answer.certificatePem.empty()) {
        if (const auto usable = checkClientCertificate(answer.certificatePem, answer.keyPem, m_clock); !usable) {
            return base::fail(ErrorCode::LoginFailed, m_plugin.command + " is of no use: " + usable.error().message,
                              "exec plugin");
        }
        credential.certificatePem = answer.certificatePem;
        credential.keyPem = answer.keyPem;
    }
    const auto now = m_clock.wall();
    if (answer.expires)
        credential.renewAt = *answer.expires > now ? *answer.expires : now + shortest;
    return std::make_shared<const Credential>(std::move(credential));
}

void ExecCredentials::finish(base::Result<CredentialPtr> result)
{
    m_isRunning = false;
    bool isOther = false;
    if (result) {
        m_credential = *result;
        m_obtainedAt = m_clock.steady();
        isOther = !m_last || !showsSame(*m_last, *m_credential);
        m_last = m_credential;
        m_failure.reset();
        m_pause.reset();
    } else {
        m_failure = result.error();
        m_failureHolds = m_clock.steady() + m_pause.next();
        result.error().retryAfter = std::chrono::ceil<std::chrono::seconds>(m_failureHolds - m_clock.steady());
    }
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &promise : waiting)
        promise.complete(result);
    Q_EMIT waitingFor({});
    if (isOther)
        Q_EMIT changed();
}

/// What the program wrote to its standard error, fit to be shown: without what looks like a secret, and without the
/// values of the environment that the kubeconfig gave it.
std::string ExecCredentials::told(const QByteArray &errors) const
{
    constexpr std::size_t shortestSecret = 8;
    std::string text = errors.trimmed().toStdString();
    for (const auto &[name, value] : m_plugin.environment) {
        const std::string &secret = value.reveal();
        if (secret.size() < shortestSecret)
            continue;
        for (std::size_t at = text.find(secret); at != std::string::npos; at = text.find(secret, at))
            text.replace(at, secret.size(), "[" + name + "]");
    }
    return text.empty() ? std::string() : ":\n" + base::redact(text);
}

} // namespace liteboxd::kube
