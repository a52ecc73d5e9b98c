// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/event_model.h"

#include "core/models/cut_text.h"
#include "core/models/time_text.h"
#include "core/models/tool_tip.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

namespace {
constexpr qsizetype s_longest = 2000;
}

EventModel::EventModel(QObject *parent)
    : RowModel(parent)
{}

int EventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void EventModel::replace(std::vector<std::shared_ptr<const sandbox::PodEvent>> events)
{
    std::sort(events.begin(), events.end(),
              [](const auto &a, const auto &b) { return sandbox::PodEvent::isEarlier(*b, *a); });
    beginResetModel();
    m_rows = std::move(events);
    endResetModel();
}

QVariant EventModel::cell(const std::shared_ptr<const sandbox::PodEvent> &event, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return plainToolTip(cutText(event->source + u": "_s + event->message, s_longest));
    if (role == Qt::TextAlignmentRole && column == Count)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case LastSeen:
        return timeText(event->lastAt);
    case Reason:
        // A word beside it, not only a colour: it is what one looks for.
        return event->type == u"Warning"_s ? tr("Warning: %1").arg(cutText(event->reason, s_longest))
                                           : cutText(event->reason, s_longest);
    case Count:
        return QLocale().toString(event->count);
    default:
        return cutText(event->message, s_longest).simplified();
    }
}

QVariant EventModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case LastSeen:
        return tr("Last seen");
    case Reason:
        return tr("Reason");
    case Count:
        return tr("Count");
    default:
        return tr("Message");
    }
}

} // namespace liteboxd::models
