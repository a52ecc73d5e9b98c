// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/table_state.h"

#include <QTest>

using namespace liteboxd;
using kube::SyncState;
using sandboxes::TableState;
using sandboxes::tableState;
using Phase = SyncState::Phase;

Q_DECLARE_METATYPE(std::optional<SyncState>)
Q_DECLARE_METATYPE(TableState)

class TestTableState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data()
    {
        QTest::addColumn<std::optional<SyncState>>("sync");
        QTest::addColumn<int>("all");
        QTest::addColumn<int>("shown");
        QTest::addColumn<TableState>("state");
        const base::Error refused{base::ErrorCode::ConnectionRefused, "", ""};
        const base::Error forbidden{base::ErrorCode::Forbidden, "", ""};
        const auto row = [](const char *name, std::optional<SyncState> sync, int all, int shown, TableState state) {
            QTest::newRow(name) << sync << all << shown << state;
        };
        row("no session", std::nullopt, 0, 0, TableState::NotConnected);
        row("first list", SyncState{Phase::Loading}, 0, 0, TableState::Loading);
        row("first list again after a failure", SyncState{Phase::Loading, refused}, 0, 0, TableState::Failed);
        row("refused", SyncState{Phase::Failed, refused}, 0, 0, TableState::Failed);
        row("forbidden", SyncState{Phase::Failed, forbidden}, 0, 0, TableState::Forbidden);
        row("nothing there", SyncState{Phase::Live}, 0, 0, TableState::Empty);
        row("nothing found", SyncState{Phase::Live}, 5, 0, TableState::NothingFound);
        row("rows", SyncState{Phase::Live}, 5, 5, TableState::Rows);
        row("rows stay when stale", SyncState{Phase::Stale, refused}, 5, 5, TableState::Rows);
        row("rows stay when forbidden later", SyncState{Phase::Stale, forbidden}, 5, 5, TableState::Rows);
    }

    void says()
    {
        QFETCH(std::optional<SyncState>, sync);
        QFETCH(int, all);
        QFETCH(int, shown);
        QTEST(tableState(sync, all, shown), "state");
    }
};

QTEST_GUILESS_MAIN(TestTableState)
#include "tst_table_state.moc"
