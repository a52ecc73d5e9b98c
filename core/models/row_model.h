// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace liteboxd::models {

/// A flat table over values of one type. The enums of a subclass for columns and roles are its contract with views;
/// what a cell says is decided in cell() alone, so that no caller can meet an index that is not there. `Rows` is a
/// container with random access. One thread.
template<class Row, class Rows = std::vector<Row>>
class RowModel : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &parent = {}) const final
    {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const final
    {
        if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
            return {};
        return cell(m_rows[static_cast<std::size_t>(index.row())], index.column(), role);
    }

    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const final
    {
        if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
            return {};
        return header(section, role);
    }

    const Row &row(int number) const { return m_rows.at(static_cast<std::size_t>(number)); }

protected:
    using QAbstractTableModel::QAbstractTableModel;

    virtual QVariant cell(const Row &row, int column, int role) const = 0;
    virtual QVariant header(int column, int role) const = 0;

    Rows m_rows;
};

} // namespace liteboxd::models
