// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/demo_run.h"

#include <QFile>

namespace liteboxd::tests {

DemoRun::DemoRun(const QStringList &arguments)
{
    m_process.start(QStringLiteral(LITEBOXD_DEMO),
                    QStringList{QStringLiteral("--kubeconfig-out"), kubeconfig()} + arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(60'000)) {
            m_fault = m_process.errorString() + QString::fromUtf8(m_process.readAllStandardError());
            return;
        }
    }
    m_readyLine = QString::fromUtf8(m_process.readLine()).trimmed();
}

DemoRun::~DemoRun()
{
    m_process.terminate();
    if (!m_process.waitForFinished(10'000))
        m_process.kill();
    m_process.waitForFinished(1000);
}

QString DemoRun::kubeconfigWith(const QByteArray &before, const QByteArray &after) const
{
    QFile file(kubeconfig());
    static_cast<void>(file.open(QIODevice::ReadOnly));
    const QString name = m_folder.filePath(QStringLiteral("changed"));
    QFile changed(name);
    static_cast<void>(changed.open(QIODevice::WriteOnly | QIODevice::Truncate));
    changed.write(file.readAll().replace(before, after));
    return name;
}

} // namespace liteboxd::tests
