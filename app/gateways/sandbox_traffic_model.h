// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/gateway_traffic.h"

#include <QAbstractTableModel>

#include <chrono>

namespace liteboxd::gateways {

/// What goes through the gateway to each sandbox, in order of their ids. GUI thread.
class SandboxTrafficModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sandbox, Requests, Rate, Sent, Open, Half, Most, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// What was seen at a time, in order of their ids. Rates are from what was seen before.
    void setFigures(const QList<control::SandboxFigures> &figures, std::chrono::steady_clock::time_point at);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        control::SandboxFigures figures;
        std::optional<double> perSecond; ///< requests; nothing: it was not seen before
    };

    static QString textOf(const Row &row, int column);

    QList<Row> m_rows;
    std::chrono::steady_clock::time_point m_at{};
};

} // namespace liteboxd::gateways
