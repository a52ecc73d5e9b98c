// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/policy_delegate.h"

#include "app/policies/looks.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"

namespace liteboxd::policies {

using models::PolicyModel;
using namespace shell;

QSize PolicyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(metrics::RowHeight, size.height()));
    return size;
}

void PolicyDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto health = static_cast<PolicyModel::Health>(index.data(PolicyModel::HealthRole).toInt());
    if (health == PolicyModel::Health::Absent)
        option->palette.setColor(QPalette::Text, color(ColorRole::Muted, option->palette));
    const bool tellsHealth = index.column() == PolicyModel::Drift;
    const bool tellsFault = index.column() == PolicyModel::Valid && health == PolicyModel::Health::Invalid;
    if (!tellsHealth && !tellsFault)
        return;
    const Look shown = look(health);
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = icon(shown.iconName, shown.role);
    option->decorationSize = QSize(metrics::Icon, metrics::Icon);
    option->palette.setColor(QPalette::Text, color(shown.role, option->palette));
}

} // namespace liteboxd::policies
