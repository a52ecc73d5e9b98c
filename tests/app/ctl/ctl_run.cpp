// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace liteboxd::tests {

QJsonObject CtlRun::json() const
{
    return QJsonDocument::fromJson(output).object();
}

QJsonArray CtlRun::items() const
{
    return json().value(QLatin1String("items")).toArray();
}

CtlRun runCtl(const QStringList &arguments, const QByteArray &input, const QStringList &environment)
{
    static const QTemporaryDir home; // of all runs of one test program
    QProcess process;
    process.setEnvironment(QStringList{QStringLiteral("PATH=/usr/bin:/bin"), QStringLiteral("HOME=") + home.path()} +
                           environment);
    process.start(ctlProgram(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit) {
        process.kill();
        process.waitForFinished(5000);
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QString ctlProgram()
{
    return QStringLiteral(LITEBOXD_CTL);
}

} // namespace liteboxd::tests
