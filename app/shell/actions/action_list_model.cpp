// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/action_list_model.h"

#include "app/shell/actions/action_registry.h"

#include <QAction>

namespace liteboxd::shell {

ActionListModel::ActionListModel(const ActionRegistry &registry, QObject *parent)
    : QAbstractListModel(parent)
    , m_registry(registry)
{
    connect(&registry, &ActionRegistry::added, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int ActionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_registry.actions().size());
}

QVariant ActionListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QAction *entry = action(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return plainText(entry);
    case Qt::DecorationRole:
        return entry->icon();
    case GroupRole:
        return title(m_registry.groupOf(entry));
    case KeysRole:
        return entry->shortcut().toString(QKeySequence::NativeText);
    case ReasonRole:
        return entry->isEnabled() ? QString() : entry->statusTip();
    default:
        return {};
    }
}

Qt::ItemFlags ActionListModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return action(index.row())->isEnabled() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

QAction *ActionListModel::action(int row) const
{
    return m_registry.actions().at(row);
}

} // namespace liteboxd::shell
