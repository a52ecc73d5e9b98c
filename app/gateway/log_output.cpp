// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/log_output.h"

#include "core/base/redaction.h"

#include <QDateTime>
#include <QString>

#include <atomic>
#include <cstdio>

namespace liteboxd::gateway {

namespace {

std::atomic<LogLevel> leastSevere = LogLevel::Info;

LogLevel levelOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return LogLevel::Debug;
    case QtInfoMsg:
        return LogLevel::Info;
    case QtWarningMsg:
        return LogLevel::Warning;
    case QtCriticalMsg:
    case QtFatalMsg:
        break;
    }
    return LogLevel::Error;
}

void write(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    constexpr const char *names[] = {"error", "warning", "info", "debug"};
    const LogLevel level = levelOf(type);
    if (level > leastSevere)
        return;
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8();
    // What a cluster says must not look like a line of ours.
    const QString line = QString(message).replace(u'\n', u' ').replace(u'\r', u' ');
    const std::string text = base::redact(line.toStdString());
    std::fprintf(stderr, "%s %s %s\n", time.constData(), names[static_cast<int>(level)], text.c_str());
}

} // namespace

void startLogging(LogLevel level)
{
    leastSevere = level;
    qInstallMessageHandler(write);
}

} // namespace liteboxd::gateway
