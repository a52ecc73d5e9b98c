// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/words/document_text.h"
#include "core/sandbox/templates/sandbox_template.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

#include <yaml-cpp/exceptions.h>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using words::documentText;

namespace {

const QByteArray head = "apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: it}\nspec: ";

/// What is in quotation marks in the sources that read documents, and has a blank: what people read.
QStringList literals()
{
    // Those of QString are names of members and the like.
    static const QRegularExpression literal(uR"RE((u?)"((?:[^"\\\n]|\\.)*)")RE"_s);
    static const QRegularExpression comment(uR"RE(//.*$|u'(?:\\.|[^'])')RE"_s, QRegularExpression::MultilineOption);
    QStringList all;
    for (const QString &folder : {u"yaml"_s, u"sandbox/templates"_s, u"sandbox/creation"_s}) {
        QDirIterator files(QStringLiteral(LITEBOXD_CORE) + u'/' + folder, {u"*.cpp"_s}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll()).remove(comment);
            for (const QRegularExpressionMatch &match : literal.globalMatch(text)) {
                if (match.captured(1).isEmpty() && match.captured(2).trimmed().contains(u' '))
                    all << match.captured(2);
            }
        }
    }
    return all;
}

} // namespace

/// What is wrong with a text that somebody wrote, in Chinese.
class DocumentTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QCoreApplication::removeTranslator(&m_translator); }

    void isEnglishWithoutATranslation()
    {
        QCOMPARE(documentText("YAML, line 3: illegal map value"), u"YAML, line 3: illegal map value"_s);
    }

    void saysWhatIsWrongWithATemplate_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("no YAML") << QByteArray("a: b: c\n") << u"YAML 第 1 行：此处不应有“:”"_s;
        QTest::newRow("an open bracket") << QByteArray("a: [1,\nb") << u"YAML 第 2 行：找不到列表的结尾“]”"_s;
        QTest::newRow("a tab") << QByteArray("a:\n\tb: c\n") << u"YAML 第 2 行：此处不应有“:”"_s;
        QTest::newRow("an unknown anchor") << QByteArray("a: *b\n") << u"YAML 第 1 行：引用的锚点没有定义"_s;
        QTest::newRow("nothing") << QByteArray("# nothing\n") << u"YAML：其中没有模板"_s;
        QTest::newRow("a list") << QByteArray("[a]\n")
                                << u"YAML：模板是由 apiVersion、kind、metadata 和 spec 组成的映射"_s;
        QTest::newRow("another kind")
            << QByteArray("kind: Pod\n")
            << u"没有名称的模板：apiVersion 必须是 liteboxd/v1，kind 必须是 SandboxTemplate"_s;
        QTest::newRow("no image") << head + "{}\n" << u"模板 it，spec.image：必须写明镜像"_s;
        QTest::newRow("no quantity") << head + "{image: x, resources: {cpu: lots}}\n"
                                     << u"模板 it，spec.resources.cpu：必须是数量，例如 500m"_s;
        QTest::newRow("an address") << head + "{image: x, network: {allowedDomains: [10.0.0.1]}}\n"
                                    << u"模板 it，spec.network：域名 10.0.0.1：这里只能写名称，不能写地址或端口"_s;
    }

    void saysWhatIsWrongWithATemplate()
    {
        QFETCH(QByteArray, yaml);
        const auto templates = sandbox::templatesFromYaml(yaml);
        QVERIFY(!templates);
        speakChinese();
        QTEST(documentText(templates.error().text()), "chinese");
    }

    /// Whoever adds a fault, or changes what one says, translates it.
    void everySentenceIsKnown()
    {
        QString known;
        for (const char *sentence : words::documentSentences())
            known += QString::fromUtf8(sentence) + u'\n';
        QStringList unknown;
        const QStringList all = literals();
        for (const QString &each : all) {
            if (!known.contains(each.trimmed()))
                unknown << each;
        }
        QVERIFY2(all.size() > 30, qPrintable(QString::number(all.size())));
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    }

    void everyFaultOfTheParserIsKnown()
    {
        using namespace YAML::ErrorMsg;
        const QStringList known = [] {
            QStringList all;
            for (const char *sentence : words::documentSentences())
                all << QString::fromUtf8(sentence).remove(u"%1"_s);
            return all;
        }();
        for (const char *message : {YAML_DIRECTIVE_ARGS, YAML_VERSION,
                                    YAML_MAJOR_VERSION,  REPEATED_YAML_DIRECTIVE,
                                    TAG_DIRECTIVE_ARGS,  CHAR_IN_TAG_HANDLE,
                                    TAG_WITH_NO_SUFFIX,  REPEATED_TAG_DIRECTIVE,
                                    END_OF_VERBATIM_TAG, END_OF_MAP,
                                    END_OF_MAP_FLOW,     END_OF_SEQ,
                                    END_OF_SEQ_FLOW,     MULTIPLE_TAGS,
                                    MULTIPLE_ANCHORS,    MULTIPLE_ALIASES,
                                    ALIAS_CONTENT,       INVALID_HEX,
                                    INVALID_UNICODE,     INVALID_ESCAPE,
                                    UNKNOWN_TOKEN,       DOC_IN_SCALAR,
                                    EOF_IN_SCALAR,       CHAR_IN_SCALAR,
                                    TAB_IN_INDENTATION,  FLOW_END,
                                    BLOCK_ENTRY,         MAP_KEY,
                                    MAP_VALUE,           ALIAS_NOT_FOUND,
                                    ANCHOR_NOT_FOUND,    CHAR_IN_ALIAS,
                                    CHAR_IN_ANCHOR,      CHAR_IN_BLOCK,
                                    AMBIGUOUS_ANCHOR,    ZERO_INDENT_IN_BLOCK,
                                    UNKNOWN_ANCHOR,      UNMATCHED_GROUP_TAG,
                                    UNEXPECTED_END_SEQ,  UNEXPECTED_END_MAP,
                                    SINGLE_QUOTED_CHAR,  INVALID_ANCHOR,
                                    INVALID_ALIAS,       INVALID_TAG})
            QVERIFY2(known.contains(QString::fromUtf8(message)), message);
    }

    void everySentenceIsTranslated()
    {
        speakChinese();
        static const QRegularExpression character(u"\\p{Han}|："_s);
        for (const char *sentence : words::documentSentences())
            QVERIFY2(documentText(sentence).contains(character), sentence);
    }

private:
    void speakChinese()
    {
        QVERIFY(m_translator.load(u":/liteboxd/i18n/liteboxd_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&m_translator);
    }

    QTranslator m_translator;
};

QTEST_GUILESS_MAIN(DocumentTextTest)
#include "tst_document_text.moc"
