// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/words/verify_text.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using liteboxd::verify::verifyText;

namespace {

bool isChinese(const QString &text)
{
    static const QRegularExpression character(u"\\p{Han}"_s);
    return text.contains(character);
}

/// What is in the quotation marks of the sources of checks and has a blank: the sentences that people read.
QStringList literals()
{
    static const QRegularExpression literal(uR"RE(u"((?:[^"\\]|\\.)*)"((?:\s*u?"(?:[^"\\]|\\.)*")*)_s)RE"_s);
    static const QRegularExpression more(uR"RE("((?:[^"\\]|\\.)*)")RE"_s);
    QStringList all;
    QDirIterator files(QStringLiteral(LITEBOXD_CHECKS), {u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const bool isOfChecks = !file.fileName().contains(u"/reports/"_s) &&
                                !file.fileName().contains(u"/signing/"_s) && !file.fileName().contains(u"/words/"_s);
        if (!isOfChecks || !file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (const QRegularExpressionMatch &match : literal.globalMatch(text)) {
            QString whole = match.captured(1);
            for (const QRegularExpressionMatch &part : more.globalMatch(match.captured(2)))
                whole += part.captured(1);
            all << whole.replace(u"\\\""_s, u"\""_s).remove(u"\\n"_s);
        }
    }
    return all;
}

} // namespace

/// What checks say, in Chinese.
class VerifyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEnglishWithoutATranslation() { QCOMPARE(verifyText(u"nodes ready: 3 of 4"_s), u"nodes ready: 3 of 4"_s); }

    void speaks_data()
    {
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("parts") << u"nodes ready: 3 of 4"_s << u"4 个节点中有 3 个就绪"_s;
        QTest::newRow("a part that is a text") << u"the operator is ready"_s << u"operator 就绪"_s;
        QTest::newRow("a part that looks like a place")
            << u"missing in namespace x: %2"_s << u"命名空间 x 中缺少：%2"_s;
        QTest::newRow("a computed verdict")
            << u"4f1c0a9e, an address of the internet on 443/tcp: allowed (NetworkPolicy liteboxd/open spec.egress[0])"_s
            << u"4f1c0a9e，互联网地址的 443/tcp：允许（NetworkPolicy liteboxd/open spec.egress[0]）"_s;
        QTest::newRow("the reason of a computed verdict")
            << u"4f1c0a9e, kubelet of its node: denied (isolated by NetworkPolicy liteboxd/a, and no rule allows it; "
               "CiliumNetworkPolicy liteboxd/b does nothing, as Cilium refuses it: 'moon' is no entity)"_s
            << u"4f1c0a9e，所在节点的 kubelet：拒绝（被 NetworkPolicy liteboxd/a 隔离，且没有规则允许；"
               "CiliumNetworkPolicy liteboxd/b 不起作用，因为 Cilium 不接受它：“moon”不是实体）"_s;
        QTest::newRow("a reason after a verdict")
            << u"denied: isolated by NetworkPolicy liteboxd/a, and no rule allows it"_s
            << u"拒绝：被 NetworkPolicy liteboxd/a 隔离，且没有规则允许"_s;
        QTest::newRow("a reason alone")
            << u"service a/b has no backend here; no policy restricts the ingress of this pod"_s
            << u"服务 a/b 在这里没有后端；没有策略限制此 Pod 的入站"_s;
        QTest::newRow("a title") << u"The API server answers"_s << u"API 服务器有应答"_s;
        QTest::newRow("a connection")
            << u"sandbox -> kubelet 10.0.0.1:10250: nothing answered; control -> 10.0.0.1:10250: open; drop flow ab: "
               "Policy denied, for no rule allows it"_s
            << u"沙箱 → kubelet 10.0.0.1:10250：无应答；对照 → 10.0.0.1:10250：已连通；丢弃流量 ab：Policy denied，没有规则允许"_s;
        QTest::newRow("lines") << u"the run was cancelled\nnodes \"n\" not found"_s
                               << u"验证已取消\nnodes \"n\" not found"_s;
        QTest::newRow("the cluster's words") << u"nodes \"n\" not found"_s << u"nodes \"n\" not found"_s;
        QTest::newRow("nothing") << QString() << QString();
    }

    void speaks()
    {
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        QTranslator translator;
        QVERIFY(translator.load(u":/liteboxd/i18n/liteboxd_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&translator);
        const QString said = verifyText(english);
        QCoreApplication::removeTranslator(&translator);
        QCOMPARE(said, chinese);
    }

    /// Whoever adds a check, or changes what one says, translates it.
    void everySentenceIsKnown()
    {
        // Parts of a sentence that are joined, and what is told to a machine.
        const QStringList parts{u" is ready"_s,
                                u", by "_s,
                                u", for no rule allows it"_s,
                                u"; no drop flow"_s,
                                u"nc -e"_s,
                                u"nc -z"_s,
                                u"in all namespaces"_s,
                                u" (loopback only)"_s,
                                u"in "_s,
                                u"exceeded quota"_s,
                                u"usage per"_s,
                                u"the operator"_s,
                                u"Hubble Relay"_s};
        const QRegularExpression words(u"[A-Za-z]{2,}[^%]* .*[A-Za-z]{2,}"_s);
        QTranslator translator;
        QVERIFY(translator.load(u":/liteboxd/i18n/liteboxd_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&translator);
        QStringList unknown;
        int sentences = 0;
        for (const QString &literal : literals()) {
            if (!words.match(literal).hasMatch() || parts.contains(literal))
                continue;
            ++sentences;
            const QStringList forms{literal, literal + u'X', u'X' + literal};
            if (std::none_of(forms.begin(), forms.end(),
                             [](const QString &form) { return isChinese(verifyText(form)); }))
                unknown << literal;
        }
        QCoreApplication::removeTranslator(&translator);
        QVERIFY2(sentences > 200, qPrintable(QString::number(sentences)));
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(VerifyTextTest)
#include "tst_verify_text.moc"
