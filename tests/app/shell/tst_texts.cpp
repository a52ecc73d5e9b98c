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
            const QString text = shell::sentence(code, shell::Subject::Cluster);
            QVERIFY(text.endsWith(u'.'));
            QVERIFY2(!english.contains(text), qPrintable(text));
            english.insert(text);
        }
        QTranslator chinese;
        QVERIFY(chinese.load(u":/liteboxd/i18n/liteboxd_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&chinese);
        for (const auto code : codes()) {
            const QString text = shell::sentence(code, shell::Subject::Cluster);
            QVERIFY2(!english.contains(text), qPrintable(text));
            QVERIFY(text.endsWith(u'。'));
        }
        QCoreApplication::removeTranslator(&chinese);
    }

    void aFaultIsToldOfWhoseItIs_data()
    {
        using Code = base::ErrorCode;
        using shell::Subject;
        QTest::addColumn<Subject>("subject");
        QTest::addColumn<Code>("code");
        const auto row = [](const char *name, Subject subject, std::initializer_list<Code> codes) {
            for (const Code code : codes)
                QTest::addRow("%s: %s", name, base::name(code).data()) << subject << code;
        };
        row("sandbox", Subject::Sandbox,
            {Code::HostNotFound, Code::ConnectionRefused, Code::ConnectionLost, Code::TimedOut,
             Code::ProtocolViolated});
        row("gateway", Subject::Gateway, {Code::InvalidArgument, Code::AlreadyExists, Code::Forbidden});
        row("kubeconfig", Subject::Kubeconfig,
            {Code::Malformed, Code::NotFound, Code::InvalidArgument, Code::LoginFailed, Code::Unsupported});
        row("keychain", Subject::Keychain, {Code::NotFound, Code::Forbidden, Code::TimedOut, Code::Internal});
        row("desktop", Subject::Desktop, {Code::Unsupported});
        row("a cluster that never answered", Subject::NewCluster, {Code::ConnectionLost});
    }

    void aFaultIsToldOfWhoseItIs()
    {
        QFETCH(shell::Subject, subject);
        QFETCH(base::ErrorCode, code);
        QVERIFY(shell::sentence(code, subject) != shell::sentence(code, shell::Subject::Cluster));
        QVERIFY(shell::sentence(code, subject).endsWith(u'.'));
        if (subject == shell::Subject::Sandbox)
            QVERIFY(!shell::sentence(code, subject).contains(u"cluster"_s));
        if (subject != shell::Subject::NewCluster)
            QVERIFY(shell::advice(code, subject).isEmpty() ||
                    shell::advice(code, subject) != shell::advice(code, shell::Subject::Cluster));
    }

    void anErrorSaysWhomItIsAbout()
    {
        base::Error error{base::ErrorCode::TimedOut, "no answer", {}};
        QCOMPARE(shell::sentence(error, shell::Subject::Cluster), u"The cluster did not answer in time."_s);
        error.subject = base::ErrorSubject::Sandbox;
        QCOMPARE(shell::sentence(error, shell::Subject::Cluster), u"The sandbox did not answer in time."_s);
        QVERIFY(shell::advice(error, shell::Subject::Cluster).isEmpty());
        error.subject = base::ErrorSubject::Keychain;
        QCOMPARE(shell::sentence(error, shell::Subject::Cluster), u"The desktop's keychain does not answer."_s);
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
