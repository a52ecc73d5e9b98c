// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_intake.h"
#include "core/flows/flow_record.h"
#include "core/flows/why.h"
#include "core/models/row_model.h"
#include "core/policy/explain/policy_explainer.h"

#include <QCache>
#include <QHash>

#include <deque>
#include <memory>

namespace liteboxd::models {

/// Flows as they come, one a row, the oldest first: repeats of the last seconds share a row, and gaps have rows of
/// their own. It holds a number of rows and lets the oldest go. While it is held nothing moves: what comes waits and is
/// counted. GUI thread.
class FlowModel final : public RowModel<flows::FlowRecord, std::deque<flows::FlowRecord>>
{
    Q_OBJECT

public:
    enum Column { Time, Source, Destination, Port, Verdict, Reason, Policy, Count, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        VerdictRole = Qt::UserRole + 1, ///< int: flows::Verdict
        GapRole                         ///< bool: this row is a gap
    };

    explicit FlowModel(std::size_t mostRows = 50'000, QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    /// In the order that they came. Many at once cost little more than one.
    void add(const QList<flows::Flow> &flows);
    void add(const flows::FlowGap &gap);

    /// Shows these rows and no others, as they were recorded. What comes is not added to them.
    void replace(std::vector<flows::FlowRecord> records);

    void clear();

    /// Stops taking flows in, or takes in all that waited.
    void setHeld(bool held);
    bool isHeld() const { return m_isHeld; }

    /// Flows that wait while it is held; of more than fit the oldest are gone, and are counted all the same.
    std::uint64_t waiting() const { return m_waitingCount; }

    /// What reasons are computed with; null until `reading` is done.
    void setExplainer(std::shared_ptr<const policy::explain::PolicyExplainer> explainer,
                      flows::PolicyReading reading = flows::PolicyReading::Done);

    flows::Why why(int row) const;

Q_SIGNALS:
    void waitingChanged();

protected:
    QVariant cell(const flows::FlowRecord &record, int column, int role) const override;
    QVariant header(int column, int role) const override;

private:
    struct Arrival
    {
        flows::Flow flow{};
        bool isTwin = false;
        std::optional<flows::FlowGap> gap{};
    };

    void take(std::deque<Arrival> arrivals);
    int rowToRepeat(const flows::Flow &flow, int rowsWithNew) const;
    void letOldestGo();
    QString policyCell(const flows::FlowRecord &record) const;

    const std::size_t m_mostRows;
    flows::FlowIntake m_intake;
    QHash<flows::RepeatKey, std::uint64_t> m_numbers; ///< of the latest row of a key, counted from the first row ever
    std::uint64_t m_firstNumber = 0;                  ///< of row 0
    bool m_isHeld = false;
    std::deque<Arrival> m_waiting;
    std::uint64_t m_waitingCount = 0;
    std::shared_ptr<const policy::explain::PolicyExplainer> m_explainer;
    flows::PolicyReading m_reading = flows::PolicyReading::Done;
    mutable QCache<flows::RepeatKey, QString> m_policyTexts;
};

} // namespace liteboxd::models
