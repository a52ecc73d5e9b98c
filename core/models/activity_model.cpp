// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/activity_model.h"

#include "core/models/time_text.h"
#include "core/models/tool_tip.h"

#include <QDateTime>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

namespace {

QDateTime localTime(std::chrono::system_clock::time_point time)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
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
    if (rowCount() == Capacity) {
        beginRemoveRows({}, Capacity - 1, Capacity - 1);
        m_rows.pop_back();
        endRemoveRows();
    }
    beginInsertRows({}, 0, 0);
    m_rows.push_front(std::move(entry));
    endInsertRows();
}

QVariant ActivityModel::cell(const ActivityEntry &entry, int column, int role) const
{
    const auto outcome = [&] {
        switch (entry.outcome) {
        case ActivityEntry::Outcome::Done:
            return tr("Done");
        case ActivityEntry::Outcome::Refused:
            return tr("Refused");
        case ActivityEntry::Outcome::Failed:
            break;
        }
        return tr("Failed");
    };
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Time:
            return localTime(entry.at).toString(u"HH:mm:ss"_s);
        case Outcome:
            return outcome();
        case Sandbox:
            return entry.sandboxId.isEmpty() ? u"–"_s : entry.sandboxId;
        case What:
            return entry.text;
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
        return QString(entry.sandboxId + u' ' + outcome() + u' ' + entry.text);
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
    case What:
        return tr("What happened");
    default:
        return {};
    }
}

} // namespace liteboxd::models
