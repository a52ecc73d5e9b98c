// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/palette_model.h"

#include "app/shell/actions/fuzzy_score.h"

#include <algorithm>

namespace liteboxd::shell {

void PaletteModel::setEntries(QList<PaletteEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    find();
    endResetModel();
}

void PaletteModel::setTyped(const QString &typed)
{
    beginResetModel();
    m_typed = typed;
    find();
    endResetModel();
}

void PaletteModel::find()
{
    struct Match
    {
        int score;
        qsizetype entry;
    };
    std::vector<Match> matches;
    for (qsizetype index = 0; index < m_entries.size(); ++index) {
        const PaletteEntry &entry = m_entries.at(index);
        if (const auto score = fuzzyScore(m_typed, entry.group + u' ' + entry.name))
            matches.push_back({*score, index});
    }
    const auto most = std::min<std::size_t>(matches.size(), MostRows);
    // Of equal ones the earlier source goes first, and within it the earlier entry.
    std::partial_sort(
        matches.begin(), matches.begin() + static_cast<std::ptrdiff_t>(most), matches.end(),
        [](const Match &a, const Match &b) { return a.score != b.score ? a.score > b.score : a.entry < b.entry; });
    m_rows.clear();
    for (std::size_t row = 0; row < most; ++row)
        m_rows.push_back(matches[row].entry);
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PaletteEntry &found = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return found.name;
    case Qt::DecorationRole:
        return found.icon;
    case GroupRole:
        return found.group;
    case NoteRole:
        return found.whyOff().isEmpty() ? found.note : found.whyOff();
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex &index) const
{
    if (!index.isValid() || !entry(index.row()).whyOff().isEmpty())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace liteboxd::shell
