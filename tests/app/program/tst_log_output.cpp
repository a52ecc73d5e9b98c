// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/log_output.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using base::LogFormat;
using base::LogLevel;

class LogOutputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineHasTimeAndSeverity()
    {
        QCOMPARE(program::logLine(m_time, LogLevel::Warning, u"lost sight of the cluster"_s, LogFormat::Text),
                 std::string("2026-11-28T18:15:00.250Z warning lost sight of the cluster\n"));
    }

    void showsWhatATerminalWouldObey_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("shown");
        QTest::newRow("escape sequence") << u"403: \x1b[2Jroot"_s << uR"(403: \u{1B}[2Jroot)"_s;
        QTest::newRow("C1") << u"\u009b31m"_s << uR"(\u{9B}31m)"_s;
        QTest::newRow("a line of its own") << u"no\n2026 info all is well"_s << uR"(no\u{0A}2026 info all is well)"_s;
        QTest::newRow("overwriting") << u"no\ryes"_s << uR"(no\u{0D}yes)"_s;
        QTest::newRow("right to left") << u"\u202egpj.exe"_s << uR"(\u{202E}gpj.exe)"_s;
        QTest::newRow("zero width") << u"a\u200bb"_s << uR"(a\u{200B}b)"_s;
        QTest::newRow("line separator") << u"a\u2028b"_s << uR"(a\u{2028}b)"_s;
        QTest::newRow("letters stay") << u"沙箱 \"é\""_s << u"沙箱 \"é\""_s;
        QTest::newRow("a secret does not")
            << u"X-Access-Token: "_s + QString(64, u'a') << u"X-Access-Token: [redacted]"_s;
    }

    void showsWhatATerminalWouldObey()
    {
        QFETCH(QString, message);
        QFETCH(QString, shown);
        const auto text = program::logLine(m_time, LogLevel::Info, message, LogFormat::Text);
        QCOMPARE(QString::fromStdString(text), u"2026-11-28T18:15:00.250Z info "_s + shown + u'\n');
        const auto json = program::logLine(m_time, LogLevel::Info, message, LogFormat::Json);
        QCOMPARE(QByteArray::fromStdString(json).count('\n'), 1);
        const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
        QCOMPARE(object[u"message"_s].toString(), shown);
        QCOMPARE(object[u"level"_s].toString(), u"info"_s);
        QCOMPARE(object[u"time"_s].toString(), u"2026-11-28T18:15:00.250Z"_s);
    }

private:
    const QDateTime m_time{QDate(2026, 11, 28), QTime(18, 15, 0, 250), Qt::UTC};
};

QTEST_GUILESS_MAIN(LogOutputTest)
#include "tst_log_output.moc"
