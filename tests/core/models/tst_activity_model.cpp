// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/activity_model.h"
#include "core/models/activity_record.h"
#include "core/models/activity_words.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using models::ActivityEntry;
using models::ActivityModel;
using Kind = ActivityEntry::Kind;
using Outcome = ActivityEntry::Outcome;

namespace {

ActivityEntry entryOf(Kind kind, const QString &id, std::chrono::seconds at = {})
{
    ActivityEntry entry{kind};
    entry.sandboxId = id;
    entry.at += at;
    return entry;
}

} // namespace

class TestActivityModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestComesFirst()
    {
        ActivityModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add(entryOf(Kind::TokenCopied, u"a1"_s));
        ActivityEntry refused = entryOf(Kind::BrowserRefused, {});
        refused.outcome = Outcome::Refused;
        model.add(refused);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.index(0, ActivityModel::What).data().toString().contains(u"browser was refused"_s));
        QCOMPARE(model.index(0, ActivityModel::Outcome).data().toString(), u"Refused"_s);
        QCOMPARE(model.index(0, ActivityModel::Sandbox).data().toString(), u"–"_s);
        QCOMPARE(model.index(1, ActivityModel::Sandbox).data().toString(), u"a1"_s);
        QVERIFY(model.index(1, 0).data(ActivityModel::SearchRole).toString().contains(u"access token of a1"_s));
    }

    void eachKindComesBackFromTheStore()
    {
        QSet<QString> words;
        for (int each = 0; each <= static_cast<int>(Kind::GatewayTroubled); ++each) {
            ActivityEntry entry{static_cast<Kind>(each)};
            entry.sandboxId = u"0a1b2c3d"_s;
            entry.subject = u"x"_s;
            entry.outcome = Outcome::Failed;
            entry.error = base::Error{base::ErrorCode::Forbidden, "no", {}};
            const store::AuditRecord record = models::recordOf(entry);
            words.insert(record.kind + record.parameters[u"direction"].toString());
            const auto back = models::entryOf(record);
            QVERIFY2(back, qPrintable(record.kind));
            QCOMPARE(back->kind, entry.kind);
            QCOMPARE(back->outcome, Outcome::Failed);
            QCOMPARE(back->error->code, base::ErrorCode::Forbidden);
        }
        QCOMPARE(words.size(), static_cast<int>(Kind::GatewayTroubled) + 1);
    }

    void severalSandboxesComeBackFromTheStore()
    {
        ActivityEntry entry{Kind::SandboxDeleted};
        entry.count = 3;
        entry.failed = 1;
        entry.sandboxIds = {u"a"_s, u"b"_s, u"c"_s};
        entry.failures = {{u"b"_s, u"the pod is gone"_s}};
        store::AuditRecord record = models::recordOf(entry);
        record.through = u"ctl"_s;
        record.osUser = u"ann"_s;
        const auto back = models::entryOf(record);
        QVERIFY(back);
        QCOMPARE(back->sandboxIds, entry.sandboxIds);
        QCOMPARE(back->failures, entry.failures);
        QCOMPARE(details(*back), u"b: the pod is gone"_s);
        QCOMPARE(back->count, 3);
        QCOMPARE(back->failed, 1);
        QCOMPARE(back->who, u"ann (liteboxctl)"_s);
        record.kind = u"of-a-later-version"_s;
        QVERIFY(!models::entryOf(record));
    }

    void whatWasBeforeGoesBelowAndWhatOthersDoOnTop()
    {
        ActivityModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        int told = 0;
        connect(&model, &ActivityModel::added, this, [&told] { ++told; });
        model.add(entryOf(Kind::TokenCopied, u"now"_s));
        model.addEarlier({entryOf(Kind::TokenCopied, u"before"_s), entryOf(Kind::TokenCopied, u"first"_s)});
        model.addForeign(entryOf(Kind::TokenCopied, u"others"_s));
        QCOMPARE(told, 1);
        QStringList ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids << model.row(row).sandboxId;
        QCOMPARE(ids, (QStringList{u"others"_s, u"now"_s, u"before"_s, u"first"_s}));
    }

    void theOldestGo()
    {
        ActivityModel model;
        for (int i = 0; i < ActivityModel::Capacity + 3; ++i)
            model.add(entryOf(Kind::TokenCopied, QString::number(i)));
        QCOMPARE(model.rowCount(), ActivityModel::Capacity);
        QCOMPARE(model.row(model.rowCount() - 1).sandboxId, u"3"_s);
    }

    void strangersPushNobodyOut()
    {
        ActivityModel model;
        for (int i = 0; i < 100; ++i)
            model.add(entryOf(Kind::TokenCopied, QString::number(i)));
        for (int i = 0; i < 3 * ActivityModel::StrangerCapacity; ++i)
            model.add(entryOf(Kind::BrowserRefused, u"stranger-%1"_s.arg(i)));
        QCOMPARE(model.rowCount(), 100 + ActivityModel::StrangerCapacity);
        QCOMPARE(model.row(model.rowCount() - 1).sandboxId, u"0"_s);
    }

    void strangersGoFirst()
    {
        ActivityModel model;
        model.add(entryOf(Kind::TokenCopied, u"first"_s));
        model.add(entryOf(Kind::BrowserRefused, u"stranger"_s));
        for (int i = 2; i < ActivityModel::Capacity + 1; ++i)
            model.add(entryOf(Kind::TokenCopied, QString::number(i)));
        QCOMPARE(model.rowCount(), ActivityModel::Capacity);
        QCOMPARE(model.row(model.rowCount() - 1).sandboxId, u"first"_s);
        QCOMPARE(model.row(model.rowCount() - 2).sandboxId, u"2"_s);
    }

    void whatStrangersRepeatIsOneRowAMinute()
    {
        using std::chrono::seconds;
        ActivityModel model;
        for (int i = 0; i < 1000; ++i)
            model.add(entryOf(Kind::BrowserRefused, {}, seconds(i / 20)));
        model.add(entryOf(Kind::TokenCopied, u"a1"_s, seconds(50)));
        model.add(entryOf(Kind::BrowserRefused, {}, seconds(51)));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.row(1).repeats, 1001);
        QVERIFY(model.index(1, ActivityModel::What).data().toString().contains(QLocale().toString(1001)));
        model.add(entryOf(Kind::BrowserRefused, {}, seconds(61)));
        QCOMPARE(model.rowCount(), 3);
        model.add(entryOf(Kind::TokenCopied, u"a1"_s, seconds(61)));
        model.add(entryOf(Kind::TokenCopied, u"a1"_s, seconds(61)));
        QCOMPARE(model.rowCount(), 5); // a person's deeds are told one by one
    }

    void saysWhatMayHaveBeenDone()
    {
        ActivityEntry entry = entryOf(Kind::InternetCut, u"a1"_s);
        entry.outcome = Outcome::Unknown;
        QVERIFY(text(entry).contains(u"may have been"_s));
        QCOMPARE(text(entry.outcome), u"Not known"_s);
    }
};

QTEST_GUILESS_MAIN(TestActivityModel)
#include "tst_activity_model.moc"
