// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/error_texts.h"
#include "app/shell/words/language.h"
#include "core/base/error.h"

#include <QCoreApplication>
#include <QFile>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <set>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noMessageIsUnfinished()
    {
        QFile file(QStringLiteral(LITEBOXD_TEXTS));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        int messages = 0;
        QString source;
        while (!xml.atEnd()) {
            xml.readNext();
            if (xml.isStartElement() && xml.name() == "name"_L1) {
                // Another context would not be found when the program runs.
                const QString context = xml.readElementText();
                QVERIFY2(context.startsWith(u"liteboxd::"_s), qPrintable(context));
            } else if (xml.isStartElement() && xml.name() == "source"_L1) {
                source = xml.readElementText();
                ++messages;
            } else if (xml.isStartElement() && xml.name() == "translation"_L1) {
                QVERIFY2(xml.attributes().value(u"type"_s).isEmpty(), qPrintable(source));
                const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
                QVERIFY2(!text.trimmed().isEmpty(), qPrintable(source));
                for (const char *place : {"%1", "%2", "%n"})
                    QVERIFY2(text.contains(QLatin1StringView(place)) == source.contains(QLatin1StringView(place)),
                             qPrintable(source));
            }
        }
        QVERIFY(!xml.hasError());
        QVERIFY(messages > 200);
    }

    void everyErrorHasASentenceOfItsOwn()
    {
        QSet<QString> english;
        for (const auto code : codes()) {
            const QString text = shell::sentence(code);
            QVERIFY(text.endsWith(u'.'));
            QVERIFY2(!english.contains(text), qPrintable(text));
            english.insert(text);
        }
        QTranslator chinese;
        QVERIFY(chinese.load(u":/liteboxd/i18n/liteboxd_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&chinese);
        for (const auto code : codes()) {
            const QString text = shell::sentence(code);
            QVERIFY2(!english.contains(text), qPrintable(text));
            QVERIFY(text.endsWith(u'。'));
        }
        QCoreApplication::removeTranslator(&chinese);
    }

    void detailsHoldNoSecret()
    {
        const QString text = shell::details({base::ErrorCode::Rejected, "token " + std::string(64, 'f') + " is bad",
                                             "pods in namespace liteboxd", 422, std::chrono::seconds(3)});
        QVERIFY(!text.contains(QString(64, u'f')));
        QVERIFY(text.contains(u"code: Rejected"_s));
        QVERIFY(text.contains(u"http status: 422"_s));
        QVERIFY(text.contains(u"pods in namespace liteboxd"_s));
    }

private:
    static QList<base::ErrorCode> codes()
    {
        QList<base::ErrorCode> all;
        for (int code = 0; code <= int(base::ErrorCode::Internal); ++code)
            all << static_cast<base::ErrorCode>(code);
        return all;
    }
};

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
