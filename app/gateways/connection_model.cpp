// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/connection_model.h"

#include "core/models/duration_text.h"

#include <QLocale>

namespace liteboxd::gateways {

using namespace Qt::Literals::StringLiterals;

void ConnectionModel::setConnections(const QList<control::GatewayConnection> &connections)
{
    int row = 0;
    for (const control::GatewayConnection &each : connections) {
        while (row < m_connections.size() && m_connections[row].number < each.number) {
            beginRemoveRows({}, row, row);
            m_connections.removeAt(row);
            endRemoveRows();
        }
        if (row == m_connections.size() || m_connections[row].number != each.number) {
            beginInsertRows({}, row, row);
            m_connections.insert(row, each);
            endInsertRows();
        } else if (m_connections[row] != each) {
            m_connections[row] = each;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
        ++row;
    }
    if (row == m_connections.size())
        return;
    beginRemoveRows({}, row, static_cast<int>(m_connections.size()) - 1);
    m_connections.resize(row);
    endRemoveRows();
}

int ConnectionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_connections.size());
}

int ConnectionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ConnectionModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const bool isNumber = index.column() == Port || index.column() >= ToClient;
    if (role == Qt::TextAlignmentRole)
        return QVariant(isNumber ? Qt::AlignRight | Qt::AlignVCenter : Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? textOf(m_connections[index.row()], index.column()) : QVariant();
}

QString ConnectionModel::textOf(const control::GatewayConnection &connection, int column)
{
    switch (column) {
    case Sandbox:
        return connection.sandboxId;
    case Port:
        return QString::number(connection.port);
    case Kind:
        return connection.isTcp ? u"TCP"_s : u"WebSocket"_s;
    case Client:
        return connection.client;
    case ToClient:
        return QLocale().formattedDataSize(static_cast<qint64>(connection.toClient));
    case ToSandbox:
        return QLocale().formattedDataSize(static_cast<qint64>(connection.toSandbox));
    default:
        return models::durationText(connection.age);
    }
}

QVariant ConnectionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sandbox:
        return tr("Sandbox");
    case Port:
        return tr("Port");
    case Kind:
        return tr("Kind");
    case Client:
        return tr("Client");
    case ToClient:
        return tr("To the client");
    case ToSandbox:
        return tr("To the sandbox");
    case Age:
        return tr("Age");
    default:
        return {};
    }
}

} // namespace liteboxd::gateways
