// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/row_opening.h"

#include <QShortcut>
#include <QTreeWidget>

namespace liteboxd::shell {

void onRowOpened(QTreeWidget *list, const std::function<void(QTreeWidgetItem *)> &open)
{
    QObject::connect(list, &QTreeWidget::itemDoubleClicked, list, open);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *const shortcut = new QShortcut(key, list);
        shortcut->setContext(Qt::WidgetShortcut);
        QObject::connect(shortcut, &QShortcut::activated, list, [list, open] {
            if (QTreeWidgetItem *const item = list->currentItem())
                open(item);
        });
    }
}

} // namespace liteboxd::shell
