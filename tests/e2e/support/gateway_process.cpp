// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/gateway_process.h"

#include "core/base/port_number.h"

#include <QProcessEnvironment>

#include <signal.h>
#include <unistd.h>

namespace liteboxd::e2e {

namespace {

constexpr int patienceInMilliseconds = 30'000;

} // namespace

GatewayProcess::GatewayProcess(const QStringList &arguments, const QStringList &environment, std::optional<uint> user)
{
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : environment)
        variables.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    m_process.setProcessEnvironment(variables);
    if (user) {
        m_process.setChildProcessModifier([user] {
            if (::setgid(*user) != 0 || ::setuid(*user) != 0)
                ::_exit(1);
        });
    }
    m_process.start(QStringLiteral(LITEBOXD_GATEWAY_PROGRAM), arguments);
}

GatewayProcess::~GatewayProcess()
{
    if (!isRunning())
        return;
    m_process.kill();
    m_process.waitForFinished();
}

std::uint16_t GatewayProcess::waitForPort()
{
    while (!output().contains('\n')) {
        if (!m_process.waitForReadyRead(patienceInMilliseconds))
            return 0;
    }
    constexpr QByteArrayView promise = "listening on http://";
    if (!m_output.startsWith(promise))
        return 0;
    const QByteArray port = m_output.mid(m_output.lastIndexOf(':') + 1).trimmed();
    return base::parsePort(port.toStdString()).value_or(0);
}

void GatewayProcess::hangUp() const
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGHUP);
}

int GatewayProcess::waitForEnd()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(patienceInMilliseconds))
        return -1;
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

QByteArray GatewayProcess::output()
{
    return m_output += m_process.readAllStandardOutput();
}

QByteArray GatewayProcess::errors()
{
    return m_errors += m_process.readAllStandardError();
}

} // namespace liteboxd::e2e
