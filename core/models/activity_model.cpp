// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/activity_model.h"

#include "core/models/activity_words.h"
#include "core/models/time_text.h"
#include "core/models/tool_tip.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

namespace {

constexpr std::chrono::minutes s_repeating(1);

QDateTime localTime(std::chrono::system_clock::time_point time)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

/// The time of day; of another day than today the date too.
QString dayTime(std::chrono::system_clock::time_point time)
{
    const QDateTime local = localTime(time);
    const bool isToday = local.date() == QDate::currentDate();
    return local.toString(isToday ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
}

} // namespace

ActivityModel::ActivityModel(QObject *parent)
    : RowModel(parent)
{}

int ActivityModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void ActivityModel::add(ActivityEntry entry)
{
    if (entry.isByStrangers() && isRepeated(entry))
        return;
    put(entry);
    Q_EMIT added(entry);
}

void ActivityModel::addForeign(const ActivityEntry &entry)
{
    put(entry);
}

void ActivityModel::put(const ActivityEntry &entry)
{
    makeRoom(entry.isByStrangers());
    m_strangers += entry.isByStrangers() ? 1 : 0;
    beginInsertRows({}, 0, 0);
    m_rows.push_front(entry);
    endInsertRows();
}

void ActivityModel::addEarlier(std::vector<ActivityEntry> entries)
{
    int strangers = m_strangers;
    std::vector<ActivityEntry> fitting;
    for (ActivityEntry &entry : entries) {
        const bool isFull = rowCount() + static_cast<int>(fitting.size()) >= Capacity;
        if (isFull || (entry.isByStrangers() && strangers >= StrangerCapacity))
            continue;
        strangers += entry.isByStrangers() ? 1 : 0;
        fitting.push_back(std::move(entry));
    }
    if (fitting.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fitting.size()) - 1);
    m_strangers = strangers;
    m_rows.insert(m_rows.end(), std::make_move_iterator(fitting.begin()), std::make_move_iterator(fitting.end()));
    endInsertRows();
}

/// Counts it in the row that says the same of the last minute, if there is one.
bool ActivityModel::isRepeated(const ActivityEntry &entry)
{
    for (int row = 0; row < rowCount(); ++row) {
        ActivityEntry &known = m_rows[static_cast<std::size_t>(row)];
        if (entry.at - known.at > s_repeating)
            return false;
        if (known.kind != entry.kind || known.sandboxId != entry.sandboxId || known.port != entry.port)
            continue;
        ++known.repeats;
        Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        return true;
    }
    return false;
}

void ActivityModel::makeRoom(bool forStranger)
{
    if (rowCount() < Capacity && !(forStranger && m_strangers == StrangerCapacity))
        return;
    removeRow(m_strangers > 0 ? oldestOfStrangers() : rowCount() - 1);
}

void ActivityModel::removeRow(int row)
{
    const auto leaving = m_rows.begin() + row;
    m_strangers -= leaving->isByStrangers() ? 1 : 0;
    beginRemoveRows({}, row, row);
    m_rows.erase(leaving);
    endRemoveRows();
}

int ActivityModel::oldestOfStrangers() const
{
    const auto oldest =
        std::find_if(m_rows.rbegin(), m_rows.rend(), [](const ActivityEntry &entry) { return entry.isByStrangers(); });
    return static_cast<int>(std::distance(oldest, m_rows.rend())) - 1;
}

QVariant ActivityModel::cell(const ActivityEntry &entry, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time:
            return dayTime(entry.at);
        case Outcome:
            return text(entry.outcome);
        case Sandbox:
            return entry.sandboxId.isEmpty() ? u"–"_s : entry.sandboxId;
        case Who:
            return entry.who.isEmpty() ? tr("This window") : entry.who;
        case What:
            return text(entry);
        default:
            return {};
        }
    case Qt::ToolTipRole:
        if (column == Time)
            return plainToolTip(timeText(entry.at));
        return plainToolTip(entry.error ? QString::fromStdString(entry.error->text()) : QString());
    case OutcomeRole:
        return static_cast<int>(entry.outcome);
    case SearchRole:
        return QString(entry.sandboxId + u' ' + text(entry.outcome) + u' ' + text(entry) + u' ' + entry.who + u' ' +
                       entry.sandboxIds.join(u' ') + u' ' + details(entry));
    case DetailsRole:
        return details(entry);
    default:
        return {};
    }
}

QVariant ActivityModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Time:
        return tr("Time");
    case Outcome:
        return tr("Outcome");
    case Sandbox:
        return tr("Sandbox");
    case Who:
        return tr("Who");
    case What:
        return tr("What happened");
    default:
        return {};
    }
}

} // namespace liteboxd::models
