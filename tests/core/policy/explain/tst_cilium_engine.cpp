// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/policy/explain/policy_cases.h"

#include <QDir>
#include <QJsonDocument>
#include <QMap>
#include <QProcess>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;

namespace {

constexpr int skipped = 77;
constexpr int longestRun = 30 * 60 * 1000; // ms, with the program's first build

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

/// Asks Cilium's own engine and ours the same. LITEBOXD_POLICY_CASES sets how many cases are made (default 400), and
/// LITEBOXD_POLICY_SEED with which they begin.
class CiliumEngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatCiliumSays();
    void answersOfCasesByHandAreCiliums();

private:
    /// What the program with Cilium's engine writes, nothing where it cannot be built here; empty: it failed.
    static std::optional<QByteArray> run(const QStringList &arguments, const QByteArray &input);
};

std::optional<QByteArray> CiliumEngineTest::run(const QStringList &arguments, const QByteArray &input)
{
    QProcess engine;
    engine.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    engine.start(qEnvironmentVariable("LITEBOXD_POLICY_ENGINE"), arguments);
    engine.write(input);
    engine.closeWriteChannel();
    const bool hasEnded = engine.waitForFinished(longestRun) && engine.exitStatus() == QProcess::NormalExit;
    if (hasEnded && engine.exitCode() == skipped && qEnvironmentVariable("CI") != u"true")
        return std::nullopt;
    return hasEnded && engine.exitCode() == 0 ? engine.readAllStandardOutput() : QByteArray();
}

void CiliumEngineTest::saysWhatCiliumSays()
{
    const QString cases = qEnvironmentVariable("LITEBOXD_POLICY_CASES", QStringLiteral("400"));
    const QString seed = qEnvironmentVariable("LITEBOXD_POLICY_SEED", QStringLiteral("1"));
    const auto written = run({QStringLiteral("-seed"), seed, QStringLiteral("-cases"), cases}, {});
    if (!written)
        QSKIP("there is no Go to build Cilium's engine with");
    QVERIFY(!written->isEmpty());

    int compared = 0;
    int asked = 0;
    int differences = 0;
    QMap<QString, int> verdicts;
    for (const QByteArray &text : written->split('\n')) {
        if (text.isEmpty())
            continue;
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        const policy::explain::PolicyExplainer explainer(objectsOf(line[u"objects"].toArray()));
        for (const QJsonValue &each : line[u"questions"].toArray()) {
            const QJsonObject question = each.toObject();
            const QString ours = verdictOf(explainer, question);
            const QString theirs = question[u"verdict"].toString();
            ++asked;
            ++verdicts[theirs];
            if (ours == theirs)
                continue;
            ++differences;
            if (differences <= 10)
                qWarning().noquote() << "seed" << line[u"seed"].toInt() << "ours" << ours << "theirs"
                                     << compact(question);
        }
        ++compared;
    }
    QCOMPARE(compared, cases.toInt());
    qInfo().noquote() << compared << "cases," << asked << "questions:" << verdicts[QStringLiteral("allowed")]
                      << "allowed," << verdicts[QStringLiteral("denied")] << "denied,"
                      << verdicts[QStringLiteral("unknown")] << "unknown;" << differences << "differences";
    QCOMPARE(differences, 0);
}

/// What tst_policy_cases holds without the engine.
void CiliumEngineTest::answersOfCasesByHandAreCiliums()
{
    const QDir folder(QStringLiteral(LITEBOXD_CASES_BY_HAND));
    const auto cluster = documentsOf(folder.filePath(u"cluster.yaml"_s));
    QList<PolicyCase> cases;
    QByteArray input;
    for (const QString &file : folder.entryList({u"*.yaml"_s})) {
        if (file != u"cluster.yaml"_s)
            cases << casesOf(folder.filePath(file), cluster);
    }
    for (const PolicyCase &each : cases)
        input +=
            compact({{QStringLiteral("objects"), each.objects}, {QStringLiteral("questions"), each.questions}}) + '\n';
    const auto answered = run({QStringLiteral("-answer")}, input);
    if (!answered)
        QSKIP("there is no Go to build Cilium's engine with");
    const QList<QByteArray> lines = answered->trimmed().split('\n');
    QCOMPARE(lines.size(), cases.size());
    for (qsizetype at = 0; at < cases.size(); ++at) {
        const QJsonArray said = QJsonDocument::fromJson(lines[at]).object()[u"questions"].toArray();
        QVERIFY2(said == cases[at].questions,
                 qPrintable(cases[at].name + u": "_s + QString::fromUtf8(QJsonDocument(said).toJson())));
    }
}

QTEST_GUILESS_MAIN(CiliumEngineTest)
#include "tst_cilium_engine.moc"
