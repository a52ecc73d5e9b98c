// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/log_output.h"

#include "core/base/printable_text.h"
#include "core/base/redaction.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <atomic>
#include <cstdio>

namespace liteboxd::program {

namespace {

using base::LogFormat;
using base::LogLevel;

std::atomic<LogLevel> leastSevere = LogLevel::Info;
std::atomic<LogFormat> logFormat = LogFormat::Text;

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
    const LogLevel level = levelOf(type);
    if (level > leastSevere)
        return;
    const std::string line = logLine(QDateTime::currentDateTimeUtc(), level, message, logFormat);
    std::fwrite(line.data(), 1, line.size(), stderr);
}

} // namespace

void startLogging(LogLevel level, LogFormat format)
{
    leastSevere = level;
    logFormat = format;
    qInstallMessageHandler(write);
}

std::string logLine(const QDateTime &time, LogLevel level, const QString &message, LogFormat format)
{
    constexpr std::array<const char *, 4> names{"error", "warning", "info", "debug"};
    const char *const severity = names[static_cast<std::size_t>(level)];
    const QString when = time.toUTC().toString(Qt::ISODateWithMs);
    const std::string text = base::printableText(base::redact(message.toStdString()));
    if (format == LogFormat::Text)
        return when.toStdString() + ' ' + severity + ' ' + text + '\n';
    const QJsonObject object{{QStringLiteral("time"), when},
                             {QStringLiteral("level"), QLatin1String(severity)},
                             {QStringLiteral("message"), QString::fromStdString(text)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString() + '\n';
}

} // namespace liteboxd::program
