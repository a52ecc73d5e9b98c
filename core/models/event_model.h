// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/row_model.h"
#include "core/sandbox/pod_event.h"

#include <memory>

namespace liteboxd::models {

/// What a cluster noted about a pod, as a table, the latest first. GUI thread.
class EventModel final : public RowModel<std::shared_ptr<const sandbox::PodEvent>>
{
    Q_OBJECT

public:
    enum Column { LastSeen, Reason, Count, Message, ColumnCount };
    Q_ENUM(Column)

    explicit EventModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    /// Puts these, in any order, in place of all rows.
    void replace(std::vector<std::shared_ptr<const sandbox::PodEvent>> events);

protected:
    QVariant cell(const std::shared_ptr<const sandbox::PodEvent> &event, int column, int role) const override;
    QVariant header(int column, int role) const override;
};

} // namespace liteboxd::models
