// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/log_output.h"

#include "core/base/redaction.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <atomic>
#include <cstdio>

namespace liteboxd::gateway {

namespace {

using control::LogFormat;
using control::LogLevel;

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
    constexpr const char *names[] = {"error", "warning", "info", "debug"};
    const LogLevel level = levelOf(type);
    if (level > leastSevere)
        return;
    const QString time = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
    const QLatin1String severity(names[static_cast<int>(level)]);
    // What a cluster says must not look like a line of ours.
    const QString line = QString(message).replace(u'\n', u' ').replace(u'\r', u' ');
    const std::string text = base::redact(line.toStdString());
    if (logFormat == LogFormat::Json) {
        const QJsonObject object{{QStringLiteral("time"), time},
                                 {QStringLiteral("level"), severity},
                                 {QStringLiteral("message"), QString::fromStdString(text)}};
        std::fprintf(stderr, "%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
        return;
    }
    std::fprintf(stderr, "%s %s %s\n", time.toUtf8().constData(), severity.data(), text.c_str());
}

} // namespace

void startLogging(LogLevel level, LogFormat format)
{
    leastSevere = level;
    logFormat = format;
    qInstallMessageHandler(write);
}

} // namespace liteboxd::gateway
