// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/gateway_traffic.h"

#include <QAbstractTableModel>

namespace liteboxd::gateways {

/// The connections that are open through the gateway, in order of their numbers. Rows stay as they are as long as their
/// connection, so that what is selected stays so. GUI thread.
class ConnectionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Sandbox, Port, Kind, Client, ToClient, ToSandbox, Age, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// What is open now; ordered by number.
    void setConnections(const QList<control::GatewayConnection> &connections);
    quint64 numberAt(int row) const { return m_connections[row].number; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString textOf(const control::GatewayConnection &connection, int column);

    QList<control::GatewayConnection> m_connections;
};

} // namespace liteboxd::gateways
