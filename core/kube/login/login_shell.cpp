// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/login_shell.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

namespace {

/// What .bashrc prints goes around it.
const QByteArray s_mark = "--8<-- liteboxd path --8<--";

} // namespace

LoginShell::LoginShell(QString shell, std::chrono::milliseconds timeLimit, QObject *parent)
    : QObject(parent)
    , m_shell(std::move(shell))
    , m_timeLimit(timeLimit)
{}

void LoginShell::askPath()
{
    if (!QFileInfo(m_shell).isExecutable()) {
        QMetaObject::invokeMethod(
            this, [this] { Q_EMIT pathFound({}); }, Qt::QueuedConnection);
        return;
    }
    const QString mark = QString::fromLatin1(s_mark);
    // Interactive too: many extend PATH in .bashrc or .zshrc alone.
    ChildProcess::Settings settings{m_shell,
                                    {u"-l"_s, u"-i"_s, u"-c"_s, u"echo '%1'; printenv PATH; echo '%1'"_s.arg(mark)}};
    settings.environment = QProcessEnvironment::systemEnvironment();
    settings.timeLimit = m_timeLimit;
    m_run = std::make_unique<ChildProcess>(settings);
    connect(m_run.get(), &ChildProcess::ended, this, [this](const ChildOutcome &outcome) {
        const QString path = pathIn(outcome.output);
        m_run.release()->deleteLater(); // we are inside its signal
        Q_EMIT pathFound(path);
    });
}

QString LoginShell::merged(const QString &first, const QString &second)
{
    QStringList folders = first.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    folders += second.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    folders.removeDuplicates();
    return folders.join(QDir::listSeparator());
}

QString LoginShell::pathIn(const QByteArray &output)
{
    const qsizetype begin = output.indexOf(s_mark);
    const qsizetype end = output.lastIndexOf(s_mark);
    if (begin < 0 || end <= begin)
        return {};
    return QString::fromLocal8Bit(output.mid(begin + s_mark.size(), end - begin - s_mark.size()).trimmed());
}

} // namespace liteboxd::kube
