// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/sandboxes/connected_page.h"

#include "app/sandboxes/ended/ended_details.h"
#include "app/sandboxes/ended_mode.h"
#include "app/sandboxes/filter_bar.h"
#include "core/models/time_text.h"

#include <QJsonArray>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandboxes::EndedView;

namespace {

const std::chrono::system_clock::time_point s_end{std::chrono::seconds(1'800'000'000)}; // 2027-01-15T08:00:00Z

store::Tombstone tombstone(const QString &id, const QString &cause, const QString &templateName)
{
    store::Tombstone made;
    made.endedAt = s_end;
    made.clusterUid = u"c"_s;
    made.nameSpace = u"liteboxd"_s;
    made.sandboxId = id;
    made.podName = u"sandbox-"_s + id;
    made.podUid = u"uid-"_s + id;
    made.cause = cause;
    made.exitCode = 137;
    made.image = u"python:3.12"_s;
    made.templateName = templateName;
    made.templateVersion = 2;
    made.network = {{u"allowInternetAccess"_s, true}, {u"allowedDomains"_s, QJsonArray{u"pypi.org"_s}}};
    made.events = {QJsonObject{{u"lastAt"_s, u"2027-01-15T08:00:00Z"_s},
                               {u"reason"_s, u"OOMKilling"_s},
                               {u"message"_s, u"<b>too much</b>"_s}}};
    made.log = {u"first"_s, u"last words"_s};
    return made;
}

} // namespace

/// Sandboxes that ended, in the page of those there are.
class EndedViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheStoreHas()
    {
        Fixture f;
        f.keep({tombstone(u"0a"_s, u"out-of-memory"_s, u"python"_s), tombstone(u"0b"_s, u"deleted"_s, u"node"_s)});
        QCOMPARE(f.view().model().rowCount(), 2);
        f.select(u"0a"_s);
        using Column = models::TombstoneModel::Column;
        const QModelIndex row = f.view().table()->currentIndex();
        QCOMPARE(row.siblingAtColumn(Column::Why).data().toString(), u"Out of memory (exit code 137)"_s);
        QCOMPARE(row.siblingAtColumn(Column::Template).data().toString(), u"python v2"_s);
        QCOMPARE(f.view().details()->log(), u"first\nlast words"_s);
        QCOMPARE(f.view().details()->events(), models::timeText(s_end) + u"  OOMKilling  <b>too much</b>"_s);
    }

    void findsByTheFilterOfThePage()
    {
        Fixture f;
        f.keep({tombstone(u"0a"_s, u"out-of-memory"_s, u"python"_s), tombstone(u"0b"_s, u"deleted"_s, u"node"_s)});
        f.page.page.filter()->setQuery(sandbox::SandboxQuery::parse(u"template:python"_s));
        QCOMPARE(f.view().model().rowCount(), 1);
        QCOMPARE(f.view().model().row(0).sandboxId, u"0a"_s);
        QCOMPARE(f.page.page.ended().countText(), u"1 of 2 ended"_s);
    }

    void asksForOneLikeIt()
    {
        Fixture f;
        f.keep({tombstone(u"0a"_s, u"completed"_s, u"python"_s), tombstone(u"0b"_s, u"deleted"_s, {})});
        QSignalSpy wanted(&f.view(), &EndedView::againWanted);
        f.select(u"0b"_s);
        QVERIFY(!f.view().details()->again()->isEnabled()); // it was made from no template
        f.select(u"0a"_s);
        f.view().details()->again()->click();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.front().front().value<store::Tombstone>().sandboxId, u"0a"_s);
    }

    void anotherPlaceShowsNothingOfTheOneBefore()
    {
        Fixture f;
        f.keep({tombstone(u"0a"_s, u"completed"_s, u"python"_s)});
        f.view().setPlace(&f.store, u"other"_s, u"liteboxd"_s);
        QCOMPARE(f.view().model().rowCount(), 0);
        QSignalSpy changed(&f.view(), &EndedView::changed);
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(f.view().model().rowCount(), 0);
    }

private:
    struct Fixture
    {
        EndedView &view() { return *page.page.ended().view(); }

        void keep(const store::Tombstones &tombstones)
        {
            std::vector<async::Request> requests;
            for (const store::Tombstone &each : tombstones)
                requests.push_back(store.bury(each, &page.page, [](const auto &) {}));
            QTRY_VERIFY(!requests.back().isPending());
            view().setPlace(&store, u"c"_s, u"liteboxd"_s);
            QTRY_COMPARE(view().total(), static_cast<int>(tombstones.size()));
            page.page.ended().action()->setChecked(true);
            QTRY_VERIFY(view().model().rowCount() > 0);
        }

        void select(const QString &id)
        {
            for (int row = 0; row < view().model().rowCount(); ++row) {
                if (view().model().row(row).sandboxId == id)
                    view().table()->setCurrentIndex(view().model().index(row, 0));
            }
        }

        QTemporaryDir folder;
        store::Store store{folder.filePath(u"store.sqlite"_s)};
        ConnectedPage page;
    };
};

QTEST_MAIN(EndedViewTest)
#include "tst_ended_view.moc"
