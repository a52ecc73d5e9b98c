// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

class QAction;

namespace liteboxd::shell {

class ActionRegistry;

/// The actions of a registry as a list, for the palette and the shortcuts. `registry` must outlive it. GUI thread.
class ActionListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        GroupRole = Qt::UserRole + 1, ///< QString: the translated heading
        KeysRole,                     ///< QString: the shortcut, native; empty for none
        ReasonRole                    ///< QString: why the action is off; empty if it is on
    };

    explicit ActionListModel(const ActionRegistry &registry, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QAction *action(int row) const;

private:
    const ActionRegistry &m_registry;
};

} // namespace liteboxd::shell
