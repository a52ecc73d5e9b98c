// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_delegate.h"

#include "app/flows/looks.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "core/models/flow_model.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using models::FlowModel;
using namespace shell;

void FlowDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    RowDelegate::initStyleOption(option, index);
    const auto setIcon = [&](const QString &name, ColorRole role) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(name, role);
        option->decorationSize = QSize(metrics::Icon, metrics::Icon);
        option->palette.setColor(QPalette::Text, color(role, option->palette));
    };
    if (m_isDimmed)
        option->palette.setColor(QPalette::Text, color(ColorRole::Muted, option->palette));
    if (index.data(FlowModel::GapRole).toBool()) {
        if (index.column() == FlowModel::Time)
            setIcon(u"warning"_s, ColorRole::Warning);
        return;
    }
    if (index.column() == FlowModel::Verdict) {
        const Look shown = look(static_cast<Verdict>(index.data(FlowModel::VerdictRole).toInt()));
        setIcon(shown.iconName, m_isDimmed ? ColorRole::Muted : shown.role);
    }
}

} // namespace liteboxd::flows
