// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/reports/incident_bundle.h"
#include "core/verify/reports/report_changes.h"
#include "core/verify/reports/report_format.h"
#include "core/verify/reports/signed_report.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::verify;

namespace {

VerifyReport reportOf(CheckResult result)
{
    return {.id = u"one"_s, .checks = {{u"a"_s, u"group"_s, u"A"_s, {.result = result, .observed = u"ä"_s}, 0.123}}};
}

/// A tar's headers carry a sum of their own bytes (POSIX.1-2017, pax, "ustar Interchange Format").
void repairTarChecksums(QByteArray &tar)
{
    constexpr qsizetype block = 512;
    constexpr qsizetype sumAt = 148;
    for (qsizetype at = 0; at + block <= tar.size(); at += block) {
        if (tar.mid(at + 257, 5) != "ustar")
            continue;
        tar.replace(at + sumAt, 8, "        ");
        unsigned sum = 0;
        for (qsizetype i = at; i < at + block; ++i)
            sum += static_cast<unsigned char>(tar[i]);
        tar.replace(at + sumAt, 8, QByteArray::number(sum, 8).rightJustified(6, '0') + '\0' + ' ');
    }
}

QJsonObject resultsOf(const QList<QPair<QString, QString>> &results)
{
    QJsonArray checks;
    for (const auto &[id, result] : results)
        checks.append(QJsonObject{{u"id"_s, id}, {u"result"_s, result}});
    return {{u"checks"_s, checks}};
}

/// A signed report of a failure, in which `before` is `after`; nothing where it is not in there.
QByteArray changedReport(const SigningKey &key, const QByteArray &before, const QByteArray &after)
{
    const QByteArray file = QJsonDocument(signedReport(jsonOf(reportOf(CheckResult::Fail)), key)).toJson();
    if (before.isEmpty())
        return file;
    return file.contains(before) ? QByteArray(file).replace(before, after) : QByteArray();
}

} // namespace

/// Signatures over reports, the key they are made with, and what differs between two reports.
class SignedReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsUntilSomethingIsChanged_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<int>("code");
        const auto ok = static_cast<int>(base::ErrorCode::Internal);
        QTest::newRow("as it was") << QByteArray() << QByteArray() << ok;
        QTest::newRow("written otherwise") << QByteArray("\n") << QByteArray(" \n") << ok;
        QTest::newRow("a result") << QByteArray("\"fail\"") << QByteArray("\"pass\"")
                                  << static_cast<int>(base::ErrorCode::Rejected);
        QTest::newRow("a number") << QByteArray("0.123") << QByteArray("0.124")
                                  << static_cast<int>(base::ErrorCode::Rejected);
        QTest::newRow("the algorithm") << QByteArray("Ed25519") << QByteArray("none")
                                       << static_cast<int>(base::ErrorCode::Rejected);
        QTest::newRow("no signature") << QByteArray("\"signature\"") << QByteArray("\"other\"")
                                      << static_cast<int>(base::ErrorCode::NotFound);
        QTest::newRow("another file") << QByteArray("liteboxd.io/verify-report") << QByteArray("x")
                                      << static_cast<int>(base::ErrorCode::Malformed);
    }

    void holdsUntilSomethingIsChanged()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(int, code);
        const QTemporaryDir folder;
        const auto key = SigningKey::ofFile(folder.filePath(u"key.pem"_s));
        QVERIFY(key);
        const QByteArray file = changedReport(*key, before, after);
        QVERIFY(!file.isEmpty());
        const auto checked = checkReport(file);
        const bool holds = code == static_cast<int>(base::ErrorCode::Internal);
        QCOMPARE(checked.has_value(), holds);
        if (holds)
            QCOMPARE(checked->publicKey, key->publicKey());
        else
            QCOMPARE(static_cast<int>(checked.error().code), code);
    }

    void saysWhatWasChanged_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QString>("changes");
        QTest::newRow("as it was") << QByteArray() << QByteArray() << QString();
        QTest::newRow("results") << QByteArray("\"fail\"") << QByteArray("\"pass\"")
                                 << u"checks.a changed, result changed"_s;
        QTest::newRow("a check's name") << QByteArray("\"id\": \"a\"") << QByteArray("\"id\": \"b\"")
                                        << u"checks.a missing, checks.b added"_s;
        QTest::newRow("a member") << QByteArray("\"cancelled\": false") << QByteArray("\"cancelled\": true")
                                  << u"cancelled changed"_s;
        QTest::newRow("the digests") << QByteArray("\"checks.a\"") << QByteArray("\"checks.b\"") << u"Rejected"_s;
        QTest::newRow("no digests") << QByteArray("\"parts\"") << QByteArray("\"other\"") << u"NotFound"_s;
    }

    void saysWhatWasChanged()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QString, changes);
        const QTemporaryDir folder;
        const auto key = SigningKey::ofFile(folder.filePath(u"key.pem"_s));
        QVERIFY(key);
        const QByteArray file = changedReport(*key, before, after);
        QVERIFY(!file.isEmpty());
        const auto found = changesOf(QJsonDocument::fromJson(file).object());
        QStringList words;
        for (const ChangedPart &part : found.value_or(std::vector<ChangedPart>())) {
            words << part.name + (part.change == PartChange::Changed   ? u" changed"_s
                                  : part.change == PartChange::Missing ? u" missing"_s
                                                                       : u" added"_s);
        }
        if (!found)
            words << (found.error().code == base::ErrorCode::Rejected ? u"Rejected"_s : u"NotFound"_s);
        QCOMPARE(words.join(u", "_s), changes);
    }

    void keepsItsKeyForTheOwnerAlone()
    {
        const QTemporaryDir folder;
        const QString name = folder.filePath(u"below/key.pem"_s);
        const auto made = SigningKey::ofFile(name);
        QVERIFY2(made, made ? "" : made.error().text().c_str());
        QCOMPARE(QFile::permissions(name) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
        const auto read = SigningKey::ofFile(name);
        QCOMPARE(read->publicKey(), made->publicKey());
        QCOMPARE(read->publicKey().size(), 32);
        QVERIFY(isSignedBy(made->publicKey(), "message", read->sign("message")));
        QVERIFY(!isSignedBy(made->publicKey(), "other", read->sign("message")));
        QVERIFY(!isSignedBy("short", "message", read->sign("message")));
        QVERIFY(QFile::setPermissions(name, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QCOMPARE(SigningKey::ofFile(name).error().code, base::ErrorCode::FileUnreadable);
        QFile file(name);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.open(QFile::WriteOnly));
        file.write("no key");
        file.close();
        QCOMPARE(SigningKey::ofFile(name).error().code, base::ErrorCode::Malformed);
    }

    void bundlesHoldUntilAByteIsChanged_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::addColumn<QByteArray>("fault");
        QTest::newRow("as it was") << QByteArray() << QByteArray() << QByteArray();
        QTest::newRow("a line of the log")
            << QByteArray("first line") << QByteArray("other line") << QByteArray("log.txt");
        QTest::newRow("a name") << QByteArray("log.txt\0\0", 9) << QByteArray("lag.txt\0\0", 9)
                                << QByteArray("lag.txt");
        QTest::newRow("the manifest") << QByteArray("somebody's") << QByteArray("everybodys")
                                      << QByteArray("signature");
        QTest::newRow("no bundle") << QByteArray("incident-bundle") << QByteArray("incident-bunble")
                                   << QByteArray("no incident bundle");
    }

    void bundlesHoldUntilAByteIsChanged()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QFETCH(QByteArray, fault);
        const QTemporaryDir folder;
        const auto key = SigningKey::ofFile(folder.filePath(u"key.pem"_s));
        const auto archive = incidentBundle({{u"sandbox"_s, u"somebody's"_s}},
                                            {{u"pod.json"_s, "{}"}, {u"log.txt"_s, "first line\nsecond\n"}}, &*key);
        QVERIFY(archive);
        QByteArray bytes = *archive;
        if (!before.isEmpty()) {
            QVERIFY(bytes.contains(before));
            bytes.replace(bytes.lastIndexOf(before), before.size(), after);
            repairTarChecksums(bytes);
        }
        const auto checked = checkBundle(bytes);
        QCOMPARE(checked.has_value(), fault.isEmpty());
        if (checked)
            QCOMPARE(checked->publicKey, key->publicKey());
        else
            QVERIFY2(QByteArray::fromStdString(checked.error().text()).contains(fault), checked.error().text().c_str());
        QCOMPARE(checkBundle("rubbish").error().code, base::ErrorCode::Malformed);
    }

    void bundlesHoldNoSecrets()
    {
        const QJsonObject pod = QJsonDocument::fromJson(R"({"spec": {"containers": [{"env": [
            {"name": "KEY", "value": "hunter2"}, {"name": "REF", "valueFrom": {"secretKeyRef": {"name": "s"}}}]}]},
            "note": "Authorization: Bearer abcdefghijklmnop"})")
                                    .object();
        const QByteArray clean = QJsonDocument(redactedJson(pod).toObject()).toJson();
        QVERIFY2(!clean.contains("hunter2") && !clean.contains("abcdefghijklmnop"), clean);
        QVERIFY(clean.contains("KEY") && clean.contains("secretKeyRef"));
    }

    void namesWhatChanged()
    {
        const QJsonArray changes = changesSince(
            resultsOf({{u"a"_s, u"pass"_s}, {u"b"_s, u"fail"_s}, {u"c"_s, u"pass"_s}, {u"gone"_s, u"pass"_s}}),
            resultsOf({{u"a"_s, u"fail"_s}, {u"b"_s, u"pass"_s}, {u"c"_s, u"pass"_s}, {u"new"_s, u"fail"_s}}));
        QCOMPARE(changes.size(), 2);
        QCOMPARE(changes[0][u"id"].toString(), u"a"_s);
        QCOMPARE(changes[0][u"regression"].toBool(), true);
        QCOMPARE(changes[1][u"before"].toString(), u"fail"_s);
        QCOMPARE(changes[1][u"regression"].toBool(), false);
    }
};

QTEST_GUILESS_MAIN(SignedReportTest)
#include "tst_signed_report.moc"
