// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/policy/explain/policy_cases.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;

/// Cases written by hand, with the answers that Cilium's own engine gave: held without it, too.
class PolicyCasesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatTheEngineSaid_data();
    void saysWhatTheEngineSaid();
};

void PolicyCasesTest::saysWhatTheEngineSaid_data()
{
    QTest::addColumn<QJsonArray>("objects");
    QTest::addColumn<QJsonArray>("questions");
    const QDir folder(QStringLiteral(LITEBOXD_CASES_BY_HAND));
    const auto cluster = documentsOf(folder.filePath(u"cluster.yaml"_s));
    for (const QString &file : folder.entryList({u"*.yaml"_s})) {
        if (file == u"cluster.yaml"_s)
            continue;
        for (const PolicyCase &each : casesOf(folder.filePath(file), cluster))
            QTest::newRow(qPrintable(file.chopped(5) + u": "_s + each.name)) << each.objects << each.questions;
    }
}

void PolicyCasesTest::saysWhatTheEngineSaid()
{
    QFETCH(QJsonArray, objects);
    QFETCH(QJsonArray, questions);
    const policy::explain::PolicyExplainer explainer(objectsOf(objects));
    QVERIFY(!questions.isEmpty());
    for (const QJsonValue &each : questions) {
        const QJsonObject question = each.toObject();
        const QString asked = question[u"pod"].toString() + u' ' + question[u"direction"].toString() + u' ' +
                              question[u"peer"].toString() + u' ' + question[u"port"].toString() + u": "_s;
        QCOMPARE(asked + verdictOf(explainer, question), asked + question[u"verdict"].toString());
    }
}

QTEST_GUILESS_MAIN(PolicyCasesTest)
#include "tst_policy_cases.moc"
