// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/actions/palette_entry.h"

#include <QAbstractListModel>

#include <vector>

namespace liteboxd::shell {

/// Of all entries those that fit what was typed, the best first, and as many as a person looks through. GUI thread.
class PaletteModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        GroupRole = Qt::UserRole + 1, ///< QString
        NoteRole,                     ///< QString: PaletteEntry::note, or why the entry is off
    };

    /// More rows are not made: who sees so many types another letter.
    static constexpr int MostRows = 100;

    using QAbstractListModel::QAbstractListModel;

    void setEntries(QList<PaletteEntry> entries);
    void setTyped(const QString &typed);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    const PaletteEntry &entry(int row) const { return m_entries.at(m_rows.at(static_cast<std::size_t>(row))); }

private:
    void find();

    QList<PaletteEntry> m_entries;
    QString m_typed;
    std::vector<qsizetype> m_rows; ///< indices of m_entries
};

} // namespace liteboxd::shell
