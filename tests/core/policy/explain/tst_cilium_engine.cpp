// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/policy_explainer.h"
#include "core/policy/objects/object_reader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::policy;

namespace {

constexpr int skipped = 77;
constexpr int longestRun = 30 * 60 * 1000; // ms, with the program's first build

/// What the evaluator says to one question of a case.
QString answer(const explain::PolicyExplainer &explainer, const QJsonObject &question)
{
    const std::string name = question[u"pod"].toString().toStdString();
    const std::size_t slash = name.find('/');
    const auto pod = explainer.identities().findPod({name.substr(0, slash), name.substr(slash + 1)});
    const auto peer = explain::parsePeer(question[u"peer"].toString().toStdString());
    const auto port = explain::TargetPort::parse(question[u"port"].toString().toStdString());
    if (!pod || !peer || !port)
        return QStringLiteral("cannot be asked");
    const auto direction =
        question[u"direction"] == QStringLiteral("ingress") ? explain::Direction::Ingress : explain::Direction::Egress;
    const auto verdict = explainer.explain(*pod, direction, *peer, *port);
    if (!verdict)
        return QString::fromStdString(verdict.error().text());
    const std::string_view outcome = explain::nameOf(verdict->outcome);
    return QString::fromUtf8(outcome.data(), static_cast<qsizetype>(outcome.size()));
}

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
};

void CiliumEngineTest::saysWhatCiliumSays()
{
    const QString program = qEnvironmentVariable("LITEBOXD_POLICY_ENGINE");
    const QString cases = qEnvironmentVariable("LITEBOXD_POLICY_CASES", QStringLiteral("400"));
    const QString seed = qEnvironmentVariable("LITEBOXD_POLICY_SEED", QStringLiteral("1"));
    QVERIFY2(!program.isEmpty(), "LITEBOXD_POLICY_ENGINE names no program");
    QProcess engine;
    engine.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    engine.start(program, {QStringLiteral("-seed"), seed, QStringLiteral("-cases"), cases});
    QVERIFY2(engine.waitForFinished(longestRun), qPrintable(engine.errorString()));
    if (engine.exitStatus() == QProcess::NormalExit && engine.exitCode() == skipped &&
        qEnvironmentVariable("CI") != u"true")
        QSKIP("there is no Go to build Cilium's engine with");
    QCOMPARE(engine.exitStatus(), QProcess::NormalExit);
    QCOMPARE(engine.exitCode(), 0);

    int compared = 0;
    int asked = 0;
    int differences = 0;
    QMap<QString, int> verdicts;
    for (const QByteArray &text : engine.readAllStandardOutput().split('\n')) {
        if (text.isEmpty())
            continue;
        const QJsonObject line = QJsonDocument::fromJson(text).object();
        objects::ClusterObjects objects;
        for (const QJsonValue &object : line[u"objects"].toArray())
            QVERIFY(objects::addObject(object.toObject(), objects));
        const explain::PolicyExplainer explainer(std::move(objects));
        for (const QJsonValue &each : line[u"questions"].toArray()) {
            const QJsonObject question = each.toObject();
            const QString ours = answer(explainer, question);
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

QTEST_GUILESS_MAIN(CiliumEngineTest)
#include "tst_cilium_engine.moc"
