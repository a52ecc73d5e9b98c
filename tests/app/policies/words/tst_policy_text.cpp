// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/words/policy_text.h"
#include "core/policy/explain/policy_explainer.h"
#include "core/policy/lint/policy_linter.h"
#include "core/policy/objects/object_files.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::policy;
using liteboxd::policies::policyText;

namespace {

/// What is in quotation marks in the sources of the evaluator and of the checks and has a blank: what people read.
QStringList literals()
{
    static const QRegularExpression comment(u"^\\s*//.*$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression literal(uR"RE("((?:[^"\\]|\\.)*)"((?:\s*"(?:[^"\\]|\\.)*")*))RE"_s);
    static const QRegularExpression more(uR"RE("((?:[^"\\]|\\.)*)")RE"_s);
    QStringList all;
    for (const QString &folder : {u"lint"_s, u"explain"_s, u"objects"_s}) {
        QDirIterator files(QStringLiteral(LITEBOXD_POLICIES) + u'/' + folder, {u"*.cpp"_s}, QDir::Files);
        while (files.hasNext()) {
            QFile file(files.next());
            // What is wrong with a file or a folder is told by liteboxctl as an error.
            if (file.fileName().endsWith(u"/object_files.cpp") || !file.open(QIODevice::ReadOnly))
                continue;
            const QString text = QString::fromUtf8(file.readAll()).remove(comment);
            for (const QRegularExpressionMatch &match : literal.globalMatch(text)) {
                QString whole = match.captured(1);
                for (const QRegularExpressionMatch &part : more.globalMatch(match.captured(2)))
                    whole += part.captured(1);
                all << whole.replace(u"\\\""_s, u"\""_s);
            }
        }
    }
    return all;
}

QByteArray cilium(const QByteArray &spec)
{
    return "kind: CiliumNetworkPolicy\nmetadata: {namespace: liteboxd, name: it}\nspec:\n  endpointSelector: {}\n" +
           spec;
}

objects::ClusterObjects clusterWith(const QByteArray &policies)
{
    objects::ClusterObjects objects;
    const auto read = objects::addYaml(R"(
kind: Pod
metadata: {name: sandbox-1, namespace: liteboxd, labels: {sandbox-id: '1'}}
spec: {nodeName: n1, containers: [{name: main}]}
status: {podIP: 10.42.0.1}
---
)" + policies,
                                       objects);
    if (!read)
        qFatal("%s", read.error().text().c_str());
    return objects;
}

} // namespace

/// What the evaluator and the checks say, in Chinese.
class PolicyTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isEnglishWithoutATranslation()
    {
        QCOMPARE(policyText(u"no policy restricts the egress of this pod"_s),
                 u"no policy restricts the egress of this pod"_s);
    }

    void saysWhy_data()
    {
        QTest::addColumn<QByteArray>("policies");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("no policy") << QByteArray() << u"没有策略限制此 Pod 的出站"_s;
        QTest::newRow("isolated") << cilium("  egress: [{}]")
                                  << u"被 CiliumNetworkPolicy liteboxd/it 隔离，且没有规则允许"_s;
        QTest::newRow("allowed, by layer 7 too")
            << cilium("  egress: [{toEntities: [world], toPorts: [{ports: [{port: '443', protocol: TCP}], "
                      "rules: {http: [{path: /}]}}]}]")
            << u"CiliumNetworkPolicy liteboxd/it 的 spec.egress[0] 允许；还受 L7 规则（http）限制"_s;
        QTest::newRow("refused") << cilium("  egress: [{toEntities: [moon]}]")
                                 << u"没有策略限制此 Pod 的出站；CiliumNetworkPolicy liteboxd/it 不起作用，因为 Cilium "
                                    "不接受它：“moon”不是实体"_s;
        QTest::newRow("wrong type")
            << cilium("  egress: yes")
            << u"没有策略限制此 Pod 的出站；CiliumNetworkPolicy liteboxd/it 不起作用，因为 Cilium "
               "不接受它：spec.egress 不是列表"_s;
        QTest::newRow("unknown field")
            << cilium("  egress: [{toMoon: [], toEntities: [world]}]")
            << u"CiliumNetworkPolicy liteboxd/it 的 spec.egress[0] 允许；CiliumNetworkPolicy liteboxd/it 的 "
               "spec.egress[0].toMoon 无法识别，未加考虑"_s;
    }

    void saysWhy()
    {
        QFETCH(QByteArray, policies);
        const explain::PolicyExplainer explainer(clusterWith(policies));
        const auto verdict = explainer.explain(0, explain::Direction::Egress, explain::EntityPeer{"world"},
                                               *explain::TargetPort::parse("443"));
        QVERIFY(verdict);
        speakChinese();
        QTEST(policyText(verdict->because), "chinese");
    }

    void saysWhatRulesDo_data()
    {
        QTest::addColumn<QByteArray>("policies");
        QTest::addColumn<QString>("chinese");
        QTest::newRow("a block of pods")
            << cilium("  egress: [{toCIDR: [10.42.0.0/16]}]")
            << u"10.42.0.0/16 中有 Pod，但对 Cilium 来说，地址段既不代表节点也不代表 Pod：此条目与它们无关；"
               "在 CiliumNetworkPolicy 中用标签选择器指明 Pod"_s;
        QTest::newRow("default-deny by denials")
            << cilium("  egressDeny: [{toEntities: [host]}]")
            << u"它对出站只有拒绝规则，却也启用了默认拒绝：没有其他策略允许的出站同样被拒绝；设置 "
               "enableDefaultDeny: {egress: false}；若本意如此，则写 true"_s;
        QTest::newRow("range backwards")
            << cilium("  egress: [{toEntities: [world], toPorts: [{ports: [{port: '443', endPort: 80}]}]}]")
            << u"端口范围止于 80，早于起点：它只代表端口 443；让 endPort 不小于 port，或不写"_s;
    }

    void saysWhatRulesDo()
    {
        QFETCH(QByteArray, policies);
        const lint::Findings findings = lint::findingsOf(explain::PolicyExplainer(clusterWith(policies)));
        QCOMPARE(findings.size(), std::size_t(1));
        speakChinese();
        QTEST(policyText(findings.front().message + "; " + findings.front().fix), "chinese");
    }

    /// Whoever adds a check or a reason, or changes what one says, translates it.
    void everySentenceIsKnown()
    {
        // Parts of a sentence that are joined, and a place in one.
        static const QRegularExpression words(u"[A-Za-z]{2,}"_s);
        QString known;
        for (const auto *some : {&liteboxd::policies::verdictSentences(), &liteboxd::policies::refusalSentences(),
                                 &liteboxd::policies::lintSentences()}) {
            for (const char *sentence : *some)
                known += QString::fromUtf8(sentence) + u'\n';
        }
        QStringList unknown;
        int looked = 0;
        for (const QString &literal : literals()) {
            if (!literal.contains(u' ') || !words.match(literal).hasMatch())
                continue;
            ++looked;
            QStringList parts = literal.split(u"; "_s, Qt::SkipEmptyParts);
            if (std::any_of(parts.begin(), parts.end(),
                            [&known](const QString &part) { return !known.contains(part); }))
                unknown << literal;
        }
        QVERIFY2(looked > 100, qPrintable(QString::number(looked)));
        QVERIFY2(unknown.isEmpty(), qPrintable(unknown.join(u'\n')));
    }

    void everySentenceIsTranslated()
    {
        speakChinese();
        static const QRegularExpression character(u"\\p{Han}"_s);
        QStringList missing;
        for (const auto *some : {&liteboxd::policies::verdictSentences(), &liteboxd::policies::refusalSentences(),
                                 &liteboxd::policies::lintSentences()}) {
            for (const char *sentence : *some) {
                if (!policyText(QString::fromUtf8(sentence)).contains(character))
                    missing << QString::fromUtf8(sentence);
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    }

    void cleanup() { QCoreApplication::removeTranslator(&m_translator); }

private:
    void speakChinese()
    {
        QVERIFY(m_translator.load(u":/liteboxd/i18n/liteboxd_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&m_translator);
    }

    QTranslator m_translator;
};

QTEST_GUILESS_MAIN(PolicyTextTest)
#include "tst_policy_text.moc"
