// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/sandbox_setup.h"

#include "core/sandbox/creation/archive_text.h"

namespace liteboxd::sandbox {

namespace {

constexpr std::chrono::seconds fileLimit{60};
constexpr std::chrono::seconds probeLimit{10};

/// The end of what a command said, in one line.
std::string lastWords(const CommandResult &result)
{
    const QByteArray text = (result.errorOutput.trimmed().isEmpty() ? result.output : result.errorOutput).trimmed();
    return text.isEmpty() ? "" : ": " + text.mid(text.lastIndexOf('\n') + 1).right(300).toStdString();
}

} // namespace

SandboxSetup::SandboxSetup(kube::ApiClient &api, const Sandbox &sandbox, TemplateSpec spec, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_sandbox(sandbox)
    , m_spec(std::move(spec))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &SandboxSetup::probe);
}

bool SandboxSetup::isNeededBy(const TemplateSpec &spec)
{
    return !spec.files.empty() || !spec.startupScript.isEmpty() || spec.readiness;
}

void SandboxSetup::start()
{
    putFiles();
}

void SandboxSetup::putFiles()
{
    if (m_spec.files.empty())
        return runScript();
    Q_EMIT reached(CreationStage::Files);
    const auto archive = archiveOf(m_spec.files);
    if (!archive)
        return fail(archive.error().code, archive.error().text());
    m_step = CommandRun::start(
        m_api, command({"tar", "-xf", "-", "-C", "/"}), *archive, fileLimit, this,
        [this](const base::Result<CommandResult> &result) {
            if (!result)
                return fail(result.error().code, "its files could not be put there: " + result.error().text());
            if (result->exitCode != 0)
                return fail(base::ErrorCode::Rejected, "its files could not be put there" + lastWords(*result));
            runScript();
        });
}

void SandboxSetup::runScript()
{
    if (m_spec.startupScript.isEmpty())
        return awaitProbe();
    Q_EMIT reached(CreationStage::Script);
    m_step = CommandRun::start(
        m_api, command({"sh", "-c", m_spec.startupScript.toStdString()}), {}, m_spec.startupTimeout, this,
        [this](const base::Result<CommandResult> &result) {
            if (!result)
                return fail(result.error().code, "its start-up script failed: " + result.error().text());
            Q_EMIT scriptEnded(*result);
            if (result->exitCode != 0)
                return fail(base::ErrorCode::Rejected, "its start-up script ended with exit code " +
                                                           std::to_string(result->exitCode) + lastWords(*result));
            awaitProbe();
        });
}

void SandboxSetup::awaitProbe()
{
    if (!m_spec.readiness) {
        Q_EMIT finished();
        return;
    }
    Q_EMIT reached(CreationStage::Readiness);
    m_pause.start(m_spec.readiness->initialDelay);
}

void SandboxSetup::probe()
{
    std::vector<std::string> words;
    for (const QString &word : m_spec.readiness->command)
        words.push_back(word.toStdString());
    m_step = CommandRun::start(m_api, command(std::move(words)), {}, probeLimit, this,
                               [this](const base::Result<CommandResult> &result) { judgeProbe(result); });
}

void SandboxSetup::judgeProbe(const base::Result<CommandResult> &result)
{
    if (result && result->exitCode == 0) {
        Q_EMIT finished();
        return;
    }
    if (++m_refusals < m_spec.readiness->failureThreshold)
        return m_pause.start(m_spec.readiness->period);
    if (!result)
        return fail(result.error().code, "its readiness probe failed: " + result.error().text());
    fail(base::ErrorCode::Rejected, "its readiness probe said no " + std::to_string(m_refusals) +
                                        " times, at last with exit code " + std::to_string(result->exitCode) +
                                        lastWords(*result));
}

void SandboxSetup::fail(base::ErrorCode code, std::string message)
{
    base::Error error{code, std::move(message), "sandbox " + m_sandbox.id.text()};
    if (code == base::ErrorCode::Rejected)
        error.subject = base::ErrorSubject::Sandbox; // the cluster did all that was asked of it
    Q_EMIT failed(error);
}

kube::ExecCommand SandboxSetup::command(std::vector<std::string> words) const
{
    return {m_sandbox.podNamespace.toStdString(), m_sandbox.podName.toStdString(), std::move(words)};
}

} // namespace liteboxd::sandbox
