// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_entry.h"
#include "core/models/row_model.h"

#include <deque>
#include <vector>

namespace liteboxd::models {

/// What happened, in this run and, where somebody adds it, before and elsewhere, newest first; the oldest go when there
/// are too many, and what strangers caused goes first: nobody outside can push out what the person did. What strangers
/// repeat within a minute is one row. GUI thread.
class ActivityModel final : public RowModel<ActivityEntry, std::deque<ActivityEntry>>
{
    Q_OBJECT

public:
    enum Column { Time, Outcome, Sandbox, Who, What, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        OutcomeRole = Qt::UserRole + 1, ///< int: ActivityEntry::Outcome
        SearchRole,                     ///< QString: all that a search looks at
        DetailsRole                     ///< QString: lines, what there is to say beyond the row; may be empty
    };

    static constexpr int Capacity = 5000;
    static constexpr int StrangerCapacity = 500; ///< of these, how many rows strangers may have

    explicit ActivityModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    void add(ActivityEntry entry);

    /// What was stored by earlier runs and other programs, the newest first; it goes below what is there. As many as
    /// there is room for.
    void addEarlier(std::vector<ActivityEntry> entries);

    /// What another program of this user has done meanwhile.
    void addForeign(const ActivityEntry &entry);

Q_SIGNALS:
    /// A row of this run is new. What strangers repeat is none.
    void added(const liteboxd::models::ActivityEntry &entry);

protected:
    QVariant cell(const ActivityEntry &entry, int column, int role) const override;
    QVariant header(int column, int role) const override;

private:
    void put(const ActivityEntry &entry);
    bool isRepeated(const ActivityEntry &entry);
    void makeRoom(bool forStranger);
    void removeRow(int row);
    int oldestOfStrangers() const;

    int m_strangers = 0;
};

} // namespace liteboxd::models
