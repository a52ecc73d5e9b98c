// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activity/activity_delegate.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "core/models/activity_model.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::activity {

using models::ActivityEntry;
using models::ActivityModel;
using namespace shell;

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(metrics::RowHeight, size.height()));
    return size;
}

void ActivityDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == ActivityModel::Time || index.column() == ActivityModel::Sandbox)
        option->palette.setColor(QPalette::Text, color(ColorRole::Muted, option->palette));
    if (index.column() != ActivityModel::Outcome)
        return;
    const auto outcome = static_cast<ActivityEntry::Outcome>(index.data(ActivityModel::OutcomeRole).toInt());
    ColorRole role = ColorRole::Ok;
    QString name = u"state-succeeded"_s;
    if (outcome == ActivityEntry::Outcome::Refused) {
        role = ColorRole::Warning;
        name = u"lock"_s;
    } else if (outcome == ActivityEntry::Outcome::Unknown) {
        role = ColorRole::Warning;
        name = u"state-unknown"_s;
    } else if (outcome == ActivityEntry::Outcome::Failed) {
        role = ColorRole::Danger;
        name = u"state-failed"_s;
    }
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = icon(name, role);
    option->decorationSize = QSize(metrics::Icon, metrics::Icon);
    option->palette.setColor(QPalette::Text, color(role, option->palette));
}

} // namespace liteboxd::activity
