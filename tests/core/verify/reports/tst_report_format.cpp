// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/image_tag.h"
#include "core/verify/reports/report_format.h"

#include <QJsonArray>
#include <QTest>
#include <QXmlStreamReader>

#include <vector>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::verify;

namespace {

VerifyReport sample()
{
    VerifyReport report;
    report.id = u"0123456789ab"_s;
    report.startedAt = VerifyReport::Time(std::chrono::seconds(1'800'000'000));
    report.finishedAt = VerifyReport::Time(std::chrono::seconds(1'800'000'004));
    report.cluster = {u"https://10.0.0.1:6443"_s, u"liteboxd"_s, u"v1.34.1"_s, true};
    report.checks.push_back({u"cluster.reachable"_s,
                             u"cluster"_s,
                             u"The API server answers"_s,
                             {.result = CheckResult::Pass, .observed = u"it does"_s},
                             0.25});
    report.checks.push_back({u"policies.valid"_s,
                             u"policies"_s,
                             u"Valid"_s,
                             {.result = CheckResult::Fail,
                              .expected = u"none"_s,
                              .observed = u"<script>alert(1)</script> | [x](http://evil) & \u0001"_s,
                              .evidence = {u"</dd><b>a</b>"_s},
                              .fix = u"`rm`"_s},
                             1});
    report.checks.push_back({u"policies.present"_s,
                             u"policies"_s,
                             u"There"_s,
                             {.result = CheckResult::Inconclusive, .observed = u"unclear"_s},
                             0});
    report.checks.push_back({u"sandboxes.dns"_s,
                             u"sandboxes"_s,
                             u"DNS"_s,
                             {.result = CheckResult::Skipped, .observed = u"none"_s, .cause = SkipCause::NotApplicable},
                             0});
    return report;
}

} // namespace

/// What leaves the program: for scripts, test runners, chats and people who were not there.
class ReportFormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheJsonOfTheContract();
    void writesJUnitThatRunnersRead();
    void isTextWhereverItGoes_data();
    void isTextWhereverItGoes();
    void saysThatItIsADemo_data();
    void saysThatItIsADemo();
    void saysThatItWasCancelled();
    void knowsFormatsByName_data();
    void knowsFormatsByName();
    void readsVersionsOfImages_data();
    void readsVersionsOfImages();
};

void ReportFormatTest::keepsTheJsonOfTheContract()
{
    const QJsonObject json = jsonOf(sample());
    QCOMPARE(json[u"schema"].toString(), u"liteboxd.io/verify-report/v1"_s);
    QCOMPARE(json[u"id"].toString(), u"0123456789ab"_s);
    QCOMPARE(json[u"startedAt"].toString(), u"2027-01-15T08:00:00Z"_s);
    QCOMPARE(json[u"finishedAt"].toString(), u"2027-01-15T08:00:04Z"_s);
    QCOMPARE(json[u"cluster"][u"demo"].toBool(), true);
    QCOMPARE(json[u"result"].toString(), u"fail"_s);
    const QJsonObject check = json[u"checks"].toArray().at(1).toObject();
    QCOMPARE(check.keys(), (QStringList{u"evidence"_s, u"expected"_s, u"fix"_s, u"id"_s, u"observed"_s, u"parent"_s,
                                        u"result"_s, u"seconds"_s, u"title"_s}));
    QCOMPARE(json[u"checks"].toArray().at(3)[u"cause"].toString(), u"notApplicable"_s);
}

void ReportFormatTest::writesJUnitThatRunnersRead()
{
    QXmlStreamReader xml(junitOf(sample()));
    QStringList seen;
    while (!xml.atEnd()) {
        xml.readNext();
        const auto attribute = [&xml](const QString &name) { return xml.attributes().value(name).toString(); };
        if (xml.isStartElement() && xml.name() == u"testsuite")
            seen << u"suite %1 %2%3%4"_s.arg(attribute(u"name"_s), attribute(u"failures"_s), attribute(u"errors"_s),
                                             attribute(u"skipped"_s));
        else if (xml.isStartElement() && xml.name() == u"testcase")
            seen << attribute(u"name"_s);
        else if (xml.isStartElement() && xml.attributes().hasAttribute(u"message"_s))
            seen << xml.name().toString();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(seen, (QStringList{u"suite Cluster 000"_s, u"cluster.reachable"_s, u"suite Network policies 110"_s,
                                u"policies.valid"_s, u"failure"_s, u"policies.present"_s, u"error"_s,
                                u"suite Sandboxes 001"_s, u"sandboxes.dns"_s, u"skipped"_s}));
}

void ReportFormatTest::isTextWhereverItGoes_data()
{
    QTest::addColumn<ReportFormat>("format");
    QTest::addColumn<QStringList>("forbidden");
    QTest::newRow("html") << ReportFormat::Html << QStringList{u"<script"_s, u"<b>"_s, u" src="_s, u"href"_s};
    QTest::newRow("markdown") << ReportFormat::Markdown << QStringList{u"<script"_s, u"](http"_s, u"`"_s, u"<b>"_s};
    QTest::newRow("junit") << ReportFormat::JUnit << QStringList{u"<script"_s, u"<b>"_s, u"\u0001"_s};
}

void ReportFormatTest::isTextWhereverItGoes()
{
    QFETCH(ReportFormat, format);
    QFETCH(QStringList, forbidden);
    const QString text = QString::fromUtf8(write(sample(), format));
    for (const QString &part : forbidden)
        QVERIFY2(!text.contains(part), qPrintable(part + u" in\n"_s + text));
    QVERIFY2(text.contains(u"alert"_s), "the text itself is there");
}

void ReportFormatTest::saysThatItIsADemo_data()
{
    QTest::addColumn<ReportFormat>("format");
    QTest::newRow("html") << ReportFormat::Html;
    QTest::newRow("markdown") << ReportFormat::Markdown;
    QTest::newRow("junit") << ReportFormat::JUnit;
    QTest::newRow("json") << ReportFormat::Json;
}

void ReportFormatTest::saysThatItIsADemo()
{
    QFETCH(ReportFormat, format);
    VerifyReport report = sample();
    const QByteArray demo = write(report, format);
    report.cluster.isDemo = false;
    QVERIFY(demo.contains("demo"));
    QVERIFY(demo != write(report, format));
}

/// In its first line; a fault that was found by then is more than that.
void ReportFormatTest::saysThatItWasCancelled()
{
    VerifyReport report = sample();
    report.isCancelled = true;
    QCOMPARE(verdictOf(report), u"fail"_s);
    std::erase_if(report.checks, [](const CheckRecord &check) { return check.outcome.result == CheckResult::Fail; });
    QCOMPARE(verdictOf(report), u"cancelled"_s);
    QVERIFY(markdownOf(report).startsWith("# Verification of https://10.0.0.1:6443: cancelled\n"));
    QVERIFY(
        htmlOf(report).contains("<h1>Verification: <span class=\"word skipped\">\xe2\x80\x93 Cancelled</span></h1>"));
    QCOMPARE(jsonOf(report)[u"result"].toString(), u"inconclusive"_s); // programs read `cancelled` beside it
    report.isCancelled = false;
    QCOMPARE(verdictOf(report), u"inconclusive"_s);
}

void ReportFormatTest::knowsFormatsByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("format");
    QTest::newRow("json") << u"a/report.json"_s << int(ReportFormat::Json);
    QTest::newRow("xml") << u"report.XML"_s << int(ReportFormat::JUnit);
    QTest::newRow("md") << u"a.b.md"_s << int(ReportFormat::Markdown);
    QTest::newRow("html") << u"r.html"_s << int(ReportFormat::Html);
    QTest::newRow("other") << u"r.pdf"_s << -1;
    QTest::newRow("none") << u"json"_s << -1;
}

void ReportFormatTest::knowsFormatsByName()
{
    QFETCH(QString, name);
    QFETCH(int, format);
    const auto found = formatOfFile(name);
    QCOMPARE(found ? int(*found) : -1, format);
}

void ReportFormatTest::readsVersionsOfImages_data()
{
    QTest::addColumn<QString>("image");
    QTest::addColumn<QString>("version");
    QTest::newRow("with a digest") << u"quay.io/cilium/cilium:v1.18.6@sha256:00ff"_s << u"1.18.6"_s;
    QTest::newRow("plain") << u"cilium:1.19.0-rc.1"_s << u"1.19.0-rc.1"_s;
    QTest::newRow("port of a registry") << u"r.example:5000/cilium"_s << QString();
    QTest::newRow("a name") << u"cilium:latest"_s << QString();
}

void ReportFormatTest::readsVersionsOfImages()
{
    QFETCH(QString, image);
    QFETCH(QString, version);
    QCOMPARE(versionOfImage(image), version);
}

QTEST_GUILESS_MAIN(ReportFormatTest)
#include "tst_report_format.moc"
