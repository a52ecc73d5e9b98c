// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/models/row_model.h"

#include <QString>

#include <chrono>
#include <deque>
#include <optional>

namespace liteboxd::models {

/// Something this program did, or was asked to do and refused, that a person may want to look up later. No secrets.
struct ActivityEntry
{
    enum class Outcome { Done, Refused, Failed };

    std::chrono::system_clock::time_point at{};
    QString sandboxId{}; ///< empty where it concerns none
    QString text{};      ///< translated
    Outcome outcome = Outcome::Done;
    std::optional<base::Error> error{};
};

/// What happened since the program started, newest first; the oldest go when there are too many. GUI thread.
class ActivityModel final : public RowModel<ActivityEntry, std::deque<ActivityEntry>>
{
    Q_OBJECT

public:
    enum Column { Time, Outcome, Sandbox, What, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        OutcomeRole = Qt::UserRole + 1, ///< int: ActivityEntry::Outcome
        SearchRole                      ///< QString: all that a search looks at
    };

    static constexpr int Capacity = 5000;

    explicit ActivityModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    void add(ActivityEntry entry);

protected:
    QVariant cell(const ActivityEntry &entry, int column, int role) const override;
    QVariant header(int column, int role) const override;
};

} // namespace liteboxd::models
