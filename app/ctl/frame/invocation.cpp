// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/invocation.h"

#include "app/ctl/frame/duration_text.h"

#include <QFileInfo>

namespace liteboxd::ctl {

Invocation::Invocation(GlobalOptions options, const QString &storeFile, Output::Sink out, Messages::Sink err,
                       QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_output(m_options.format, std::move(out))
    , m_messages(m_options.loudness, std::move(err))
    , m_storeFile(storeFile)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const base::Error error{
            base::ErrorCode::TimedOut, "the time given was not enough to wait for " + m_awaited, {}};
        m_messages.error(error, m_wasAnswered ? "Give it more with --timeout." : adviceFor(error.code));
        m_output.error(error);
        m_error = error;
        finish(m_wasAnswered ? ExitCode::Failed : ExitCode::Unreachable);
    });
}

Invocation::~Invocation() = default;

Cluster *Invocation::cluster()
{
    if (!m_cluster) {
        auto cluster = Cluster::open(m_options);
        if (!cluster) {
            fail(cluster.error());
            return nullptr;
        }
        m_cluster = std::move(*cluster);
        connect(&m_cluster->api(), &kube::ApiClient::warned, this,
                [this](const QString &text) { m_messages.detail("the API server warns: " + text.toStdString()); });
        m_messages.detail("cluster " + m_cluster->settings().server + ", namespace " + m_cluster->nameSpace());
    }
    return m_cluster.get();
}

QString Invocation::dataFolder() const
{
    return QFileInfo(m_storeFile).path();
}

store::Store &Invocation::store()
{
    if (!m_store)
        m_store = std::make_unique<store::Store>(m_storeFile);
    return *m_store;
}

AuditTrail &Invocation::audit()
{
    if (!m_audit)
        m_audit = std::make_unique<AuditTrail>(store(), m_messages);
    return *m_audit;
}

void Invocation::limitTime(std::chrono::milliseconds usual, std::string what)
{
    m_awaited = std::move(what);
    m_limit.start(m_options.timeout.value_or(usual));
}

void Invocation::fail(const base::Error &error)
{
    fail(error, error.subject == base::ErrorSubject::Sandbox ? "" : adviceFor(error.code));
}

void Invocation::fail(const base::Error &error, const std::string &advice)
{
    if (m_hasEnded)
        return;
    m_messages.error(error, advice);
    m_output.error(error);
    m_error = error;
    finish(exitCodeFor(error));
}

void Invocation::end(int exitCode)
{
    if (m_hasEnded)
        return;
    m_hasEnded = true;
    m_limit.stop();
    m_messages.clearStatus();
    Q_EMIT ending();
    if (!m_audit || m_audit->isEmpty()) {
        Q_EMIT ended(exitCode);
        return;
    }
    connect(m_audit.get(), &AuditTrail::written, this, [this, exitCode] { Q_EMIT ended(exitCode); });
    m_audit->close(exitCode == static_cast<int>(ExitCode::Done), m_error);
}

} // namespace liteboxd::ctl
