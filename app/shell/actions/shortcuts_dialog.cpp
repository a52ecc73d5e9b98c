// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/shortcuts_dialog.h"

#include "app/shell/actions/action_registry.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace liteboxd::shell {

ShortcutsDialog::ShortcutsDialog(const ActionRegistry &registry, QWidget *parent)
    : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *tree = new QTreeWidget(this);
    tree->setHeaderLabels({tr("Command"), tr("Keys")});
    tree->setRootIsDecorated(false);
    tree->setSelectionMode(QAbstractItemView::NoSelection);
    tree->setAccessibleName(windowTitle());
    for (const auto group : actionGroups) {
        auto *heading = new QTreeWidgetItem({title(group)});
        QFont bold = tree->font();
        bold.setWeight(QFont::DemiBold);
        heading->setFont(0, bold);
        for (const QAction *action : registry.actions(group)) {
            if (!action->shortcut().isEmpty())
                heading->addChild(
                    new QTreeWidgetItem({plainText(action), action->shortcut().toString(QKeySequence::NativeText)}));
        }
        for (const KeyHint &hint : registry.hints()) {
            if (hint.group == group)
                heading->addChild(new QTreeWidgetItem({hint.text, hint.keys}));
        }
        if (heading->childCount() > 0)
            tree->addTopLevelItem(heading);
        else
            delete heading;
    }
    tree->expandAll();
    tree->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    tree->header()->setStretchLastSection(false);
    tree->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->addWidget(tree);
    column->addWidget(buttons);
    resize(520, 520);
}

} // namespace liteboxd::shell
