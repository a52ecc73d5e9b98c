// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/verify/connected_page.h"
#include "tests/core/fakes/fake_clock.h"

#include "app/shell/strips/error_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "app/verify/check_tree.h"
#include "app/verify/probe_dialog.h"
#include "app/verify/report_export.h"
#include "core/store/store.h"
#include "core/verify/reports/signed_report.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QLineEdit>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using tests::ConnectedPage;
using verify::CheckResult;

class VerifyPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void sweepsWhatAClosedWindowLeft()
    {
        ConnectedPage f;
        const QString key = u"verify/probesLeftAt"_s;
        const QString nameSpace = f.session->settings().sandboxNamespace;
        const QString pods = u"/api/v1/namespaces/%1/pods"_s;
        const auto hasAsked = [&f] {
            const QList<tests::SeenRequest> seen = f.cluster->takeRequests();
            return std::any_of(seen.begin(), seen.end(), [](const tests::SeenRequest &request) {
                return request.query.queryItemValue(u"labelSelector"_s).contains(u"verify-run"_s);
            });
        };
        QVERIFY(!hasAsked()); // nothing may be left here
        for (const QString &place : {nameSpace, u"default"_s})
            f.cluster->on(u"GET"_s, pods.arg(place), {{u"items"_s, QJsonArray()}});
        f.page.setSession(nullptr);
        f.settings.setValue(key, QStringList{u"https://cluster.test "_s + nameSpace, u"elsewhere x"_s});
        f.page.setSession(f.session.get());
        QTRY_COMPARE(f.settings.value(key).toStringList(), QStringList{u"elsewhere x"_s});
        QVERIFY(hasAsked());
    }

    void oneButtonFillsTheTree()
    {
        ConnectedPage f;
        QVERIFY(f.page.tree()->isEmpty());
        QVERIFY(!f.action(u"cancel"_s)->isEnabled());
        QVERIFY(f.run(u"start"_s));
        QCOMPARE(f.page.tree()->resultOf(u"cluster.reachable"_s), u"Pass"_s);
        QCOMPARE(f.page.tree()->resultOf(u"cluster.namespace"_s), u"Fail"_s);
        QCOMPARE(f.page.report()->result(), CheckResult::Fail);
        QVERIFY(f.page.badge().startsWith(u'!'));
        // No check is chosen: what the run found is what one sees, and what to do first.
        const QString summary = f.details();
        for (const char *text : {"Result\nFail: ", "Failed\n", "The namespace of the sandboxes exists: ",
                                 "What to do first\nThe namespace of the sandboxes exists: ", "Could not run\n"})
            QVERIFY2(summary.contains(QLatin1StringView(text)), qPrintable(summary));
        f.page.tree()->select(u"cluster.namespace"_s);
        const QString details = f.details();
        for (const char *text : {"Expected", "Observed", "What to do", "Seconds"})
            QVERIFY2(details.contains(QLatin1StringView(text)), qPrintable(details));
    }

    void oneCheckIsRunAgainAndTheOthersStay()
    {
        ConnectedPage f;
        QVERIFY(f.run(u"start"_s));
        const std::size_t all = f.page.report()->checks.size();
        f.page.tree()->select(u"cluster.version"_s);
        f.setVersion(u"v1.20.0"_s, u"20"_s);
        f.cluster->takeRequests();
        QVERIFY(f.run(u"again"_s));
        QCOMPARE(f.page.report()->checks.size(), all);
        QCOMPARE(f.page.tree()->resultOf(u"cluster.version"_s), u"Warning"_s);
        QCOMPARE(f.page.tree()->resultOf(u"cluster.namespace"_s), u"Fail"_s);
        for (const tests::SeenRequest &request : f.cluster->requests())
            QCOMPARE(request.path, u"/version"_s);
    }

    void aRunThatIsCancelledSaysSo()
    {
        ConnectedPage f;
        f.cluster->setSilent(true);
        f.action(u"start"_s)->trigger();
        QTRY_COMPARE(f.page.tree()->resultOf(u"cluster.reachable"_s), u"Running"_s);
        QVERIFY2(f.details().contains(u"Under way\n0 of "_s), qPrintable(f.details()));
        QVERIFY(!f.action(u"start"_s)->isEnabled());
        f.press(u"cancel"_s);
        QVERIFY(!f.page.isRunning());
        QCOMPARE(f.page.tree()->resultOf(u"cluster.reachable"_s), u"Skipped"_s);
        QCOMPARE(f.page.report()->result(), CheckResult::Inconclusive);
        const QString summary = f.details();
        QVERIFY2(summary.contains(u"Result\nCancelled: "_s), qPrintable(summary));
        QVERIFY2(summary.contains(u"were not looked at: the run was cancelled"_s), qPrintable(summary));
        QVERIFY2(!summary.contains(u"Inconclusive"_s), qPrintable(summary));
    }

    void aSessionTakesItsRunAndItsReportAlong()
    {
        ConnectedPage f;
        QVERIFY(f.run(u"start"_s));
        f.cluster->setSilent(true);
        f.action(u"start"_s)->trigger();
        f.page.setSession(nullptr);
        QVERIFY(!f.page.isRunning());
        QVERIFY(!f.page.report());
        QVERIFY(f.page.tree()->isEmpty());
        QVERIFY(f.page.badge().isEmpty());
        QVERIFY(!f.action(u"start"_s)->isEnabled());
        f.cluster->setSilent(false);
        QCoreApplication::processEvents();
        QVERIFY(f.page.tree()->isEmpty());
    }

    void aRunIsComparedWithTheOneBefore()
    {
        const QTemporaryDir folder;
        store::Store store(folder.filePath(u"store.sqlite"_s));
        ConnectedPage f;
        f.page.setStore(&store);
        QSignalSpy regressed(&f.page, &verify::VerifyPage::regressed);
        QVERIFY(f.run(u"start"_s));
        QCOMPARE(regressed.count(), 0);
        f.setVersion(u"v1.20.0"_s, u"20"_s);
        QVERIFY(f.run(u"start"_s));
        QCOMPARE(f.page.history()->worse(), QStringList{u"cluster.version"_s});
        QCOMPARE(regressed.count(), 1);
        const QString runs = f.details().section(u"Whole runs\n"_s, 1);
        QVERIFY2(runs.count(u": Fail"_s) == 2, qPrintable(f.details())); // both, as the namespace is missing
        QVERIFY2(f.details().contains(u": was Pass, is Warning"_s), qPrintable(f.details()));
        f.page.tree()->select(u"cluster.version"_s);
        QVERIFY2(f.details().contains(u": Warning\n"_s) && f.details().contains(u": Pass"_s), qPrintable(f.details()));
        // Another program of this user reads what this one wrote.
        f.page.setStore(nullptr);
        QVERIFY(f.page.history()->of(u"cluster.version"_s).empty());
        QSignalSpy read(f.page.history(), &verify::ReportHistory::changed);
        f.page.setStore(&store);
        QVERIFY(read.wait(20'000));
        QCOMPARE(f.page.history()->of(u"cluster.version"_s).size(), 2U);
        QCOMPARE(f.page.history()->of(u"cluster.version"_s)[0].result, u"warning"_s);
        f.page.setStore(nullptr);
    }

    void probesAreToldWhereTo()
    {
        ConnectedPage f;
        const verify::ProbeChoices chosen{u"image"_s, u"198.51.100.10:443"_s, {}, {}};
        verify::ProbeDialog dialog(chosen);
        QVERIFY(dialog.isAcceptable());
        QCOMPARE(dialog.choices(), chosen);
        dialog.internet()->setText(u"198.51.100.10"_s);
        QVERIFY(!dialog.isAcceptable());
        dialog.internet()->setText({});
        QVERIFY(dialog.isAcceptable());
        chosen.keepIn(f.settings);
        QCOMPARE(verify::ProbeChoices::from(f.settings), chosen);
        QCOMPARE(chosen.settings()->internet->text(), u"198.51.100.10:443"_s);
        QVERIFY(f.run(u"full"_s));
        QCOMPARE(f.page.tree()->resultOf(u"probes.running"_s), u"Skipped"_s);
        QVERIFY(f.page.report()->find(u"probes.removed"_s) != nullptr);
    }

    void itsReportIsWrittenInEachFormat()
    {
        ConnectedPage f;
        QVERIFY(f.run(u"start"_s));
        const QTemporaryDir folder;
        for (const QString &ending : {u"html"_s, u"json"_s, u"xml"_s, u"md"_s}) {
            f.page.exports()->store(*f.page.report(), folder.filePath(u"report."_s + ending));
            QFile file(folder.filePath(u"report."_s + ending));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(ending));
            QVERIFY2(file.readAll().contains("cluster.namespace"), qPrintable(ending));
        }
        QVERIFY(!f.page.errors()->error());

        const QString json = folder.filePath(u"signed.json"_s);
        const QString key = verify::SigningKey::fileIn(folder.path());
        f.page.exports()->setKeyFile(key);
        f.page.exports()->store(*f.page.report(), json);
        QFile file(json);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto signer = verify::checkReport(file.readAll());
        QVERIFY2(signer, "what the window writes is signed, too");
        QCOMPARE(signer->publicKey, verify::SigningKey::ofFile(key)->publicKey());
        f.page.exports()->store(*f.page.report(), u"/nonexistent/report.md"_s);
        QCOMPARE(f.page.errors()->error()->code, base::ErrorCode::FileUnreadable);
        f.page.exports()->store(*f.page.report(), u"report.pdf"_s);
        QCOMPARE(f.page.errors()->error()->code, base::ErrorCode::InvalidArgument);
    }
};

QTEST_MAIN(VerifyPageTest)
#include "tst_verify_page.moc"
