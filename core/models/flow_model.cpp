// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/flow_model.h"

#include "core/flows/flow_ends.h"
#include "core/flows/flow_names.h"
#include "core/models/cut_text.h"
#include "core/models/flow_words.h"
#include "core/models/time_text.h"
#include "core/models/tool_tip.h"

#include <QDateTime>

#include <algorithm>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using flows::Flow;
using flows::FlowRecord;
using flows::RepeatKey;

namespace {

constexpr std::chrono::seconds s_repeatsWithin(10); ///< after the first of a row; later ones get a new row at the end
constexpr int s_policyTexts = 5'000;
constexpr qsizetype s_longestText = 200;
constexpr int s_noRow = -1;

/// Where one looks at the last seconds, the day is known.
QString clockText(std::chrono::system_clock::time_point time)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"HH:mm:ss.zzz"_s);
}

} // namespace

FlowModel::FlowModel(std::size_t mostRows, QObject *parent)
    : RowModel(parent)
    , m_mostRows(mostRows)
    , m_policyTexts(s_policyTexts)
{}

int FlowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void FlowModel::add(const QList<Flow> &flows)
{
    std::deque<Arrival> arrivals;
    for (const Flow &flow : flows) {
        auto taken = m_intake.take(flow);
        arrivals.push_back({std::move(taken.flow), taken.isTwin, {}});
    }
    take(std::move(arrivals));
}

void FlowModel::add(const flows::FlowGap &gap)
{
    std::deque<Arrival> arrivals;
    arrivals.push_back({{}, false, gap});
    take(std::move(arrivals));
}

void FlowModel::take(std::deque<Arrival> arrivals)
{
    if (arrivals.empty())
        return;
    if (m_isHeld) {
        m_waitingCount += arrivals.size();
        std::move(arrivals.begin(), arrivals.end(), std::back_inserter(m_waiting));
        while (m_waiting.size() > m_mostRows)
            m_waiting.pop_front();
        Q_EMIT waitingChanged();
        return;
    }
    std::vector<FlowRecord> added;
    int firstChanged = std::numeric_limits<int>::max();
    int lastChanged = s_noRow;
    for (Arrival &arrival : arrivals) {
        if (arrival.gap) {
            added.push_back(FlowRecord::of(*arrival.gap));
            continue;
        }
        const int rows = rowCount();
        const int row = rowToRepeat(arrival.flow, rows + static_cast<int>(added.size()));
        const bool isNew = row >= rows;
        FlowRecord *const record = row == s_noRow ? nullptr
                                   : isNew        ? &added[static_cast<std::size_t>(row - rows)]
                                                  : &m_rows[static_cast<std::size_t>(row)];
        const bool isLate = record && !arrival.isTwin && arrival.flow.time - record->first > s_repeatsWithin;
        if (!record || isLate) {
            m_numbers.insert(RepeatKey(arrival.flow), m_firstNumber + static_cast<std::uint64_t>(rows) + added.size());
            added.push_back(FlowRecord::of(arrival.flow));
            continue;
        }
        flows::repeat(*record, arrival.flow, arrival.isTwin);
        if (!isNew) {
            firstChanged = std::min(firstChanged, row);
            lastChanged = std::max(lastChanged, row);
        }
    }
    if (lastChanged >= 0)
        Q_EMIT dataChanged(index(firstChanged, 0), index(lastChanged, ColumnCount - 1));
    if (added.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    std::move(added.begin(), added.end(), std::back_inserter(m_rows));
    endInsertRows();
    letOldestGo();
}

/// The row that a flow repeats, counted with the rows that are about to be added; s_noRow for none.
int FlowModel::rowToRepeat(const Flow &flow, int rowsWithNew) const
{
    const auto found = m_numbers.constFind(RepeatKey(flow));
    if (found == m_numbers.constEnd() || *found < m_firstNumber)
        return s_noRow;
    const auto row = static_cast<int>(*found - m_firstNumber);
    return row < rowsWithNew ? row : s_noRow;
}

void FlowModel::letOldestGo()
{
    if (m_rows.size() <= m_mostRows)
        return;
    const std::size_t count = m_rows.size() - m_mostRows;
    beginRemoveRows({}, 0, static_cast<int>(count) - 1);
    for (std::size_t row = 0; row < count; ++row) {
        if (!m_rows[row].gap) {
            const auto found = m_numbers.constFind(RepeatKey(m_rows[row].flow));
            if (found != m_numbers.constEnd() && *found == m_firstNumber + row)
                m_numbers.erase(found);
        }
    }
    m_rows.erase(m_rows.begin(), m_rows.begin() + static_cast<std::ptrdiff_t>(count));
    m_firstNumber += count;
    endRemoveRows();
}

void FlowModel::replace(std::vector<FlowRecord> records)
{
    clear();
    if (records.empty())
        return;
    const std::size_t count = std::min(records.size(), m_mostRows);
    beginInsertRows({}, 0, static_cast<int>(count) - 1);
    m_rows.assign(std::make_move_iterator(records.end() - static_cast<std::ptrdiff_t>(count)),
                  std::make_move_iterator(records.end()));
    endInsertRows();
}

void FlowModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_numbers.clear();
    m_firstNumber = 0;
    m_intake = {};
    m_policyTexts.clear();
    m_waiting.clear();
    m_waitingCount = 0;
    endResetModel();
    Q_EMIT waitingChanged();
}

void FlowModel::setHeld(bool held)
{
    if (held == m_isHeld)
        return;
    m_isHeld = held;
    if (held)
        return;
    m_waitingCount = 0;
    take(std::exchange(m_waiting, {}));
    Q_EMIT waitingChanged();
}

void FlowModel::setExplainer(std::shared_ptr<const policy::explain::PolicyExplainer> explainer,
                             flows::PolicyReading reading)
{
    m_reading = reading;
    if (explainer == m_explainer)
        return;
    m_explainer = std::move(explainer);
    m_policyTexts.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Policy), index(rowCount() - 1, Policy));
}

flows::Why FlowModel::why(int row) const
{
    flows::Why why = flows::whyOf(this->row(row).flow, m_explainer.get());
    why.policies = m_reading;
    return why;
}

/// Computed when a view asks for it, and remembered: a policy set of a large cluster is not asked for each repaint.
QString FlowModel::policyCell(const FlowRecord &record) const
{
    const RepeatKey key(record.flow);
    const bool isReported = !record.flow.egressAllowedBy.isEmpty() || !record.flow.ingressAllowedBy.isEmpty() ||
                            !record.flow.egressDeniedBy.isEmpty() || !record.flow.ingressDeniedBy.isEmpty();
    if (const QString *known = isReported ? nullptr : m_policyTexts.object(key))
        return *known;
    const QString text = shortText(flows::whyOf(record.flow, m_explainer.get()));
    if (!isReported)
        m_policyTexts.insert(key, new QString(text));
    return text;
}

QVariant FlowModel::cell(const FlowRecord &record, int column, int role) const
{
    if (role == GapRole)
        return record.gap.has_value();
    if (role == VerdictRole)
        return static_cast<int>(record.flow.verdict);
    if (role == Qt::ToolTipRole && column == Time)
        return plainToolTip(timeText(record.gap ? record.gap->to : record.flow.time));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (record.gap)
        return column == Time ? QString(clockText(record.gap->to) + u"  "_s + text(*record.gap)) : QString();
    const Flow &flow = record.flow;
    switch (column) {
    case Time:
        return clockText(flow.time);
    case Source:
        return cutText(flows::shownName(flow.source), s_longestText);
    case Destination:
        return cutText(flows::shownName(flow.destination), s_longestText);
    case Port:
        return cutText(portText(flow), s_longestText);
    case Verdict:
        return flows::nameOf(flow.verdict);
    case Reason:
        return reasonText(flow);
    case Policy:
        return policyCell(record);
    case Count:
        return QString::number(record.count);
    default:
        return {};
    }
}

QVariant FlowModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return tr("Time");
    case Source:
        return tr("Source");
    case Destination:
        return tr("Destination");
    case Port:
        return tr("Port / layer 7");
    case Verdict:
        return tr("Verdict");
    case Reason:
        return tr("Reason");
    case Policy:
        return tr("Policy");
    case Count:
        return tr("Count");
    default:
        return {};
    }
}

} // namespace liteboxd::models
