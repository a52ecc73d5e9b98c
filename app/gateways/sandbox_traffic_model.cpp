// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateways/sandbox_traffic_model.h"

#include <QLocale>

#include <algorithm>
#include <utility>

namespace liteboxd::gateways {

using namespace Qt::Literals::StringLiterals;

namespace {

QString timeText(const std::optional<std::chrono::milliseconds> &within)
{
    if (!within)
        return u"–"_s;
    const auto text = [](std::chrono::milliseconds time) {
        return time.count() < 1000 ? u"%1 ms"_s.arg(time.count()) : u"%1 s"_s.arg(time.count() / 1000);
    };
    return *within == std::chrono::milliseconds::max() ? u"> "_s + text(std::chrono::seconds(30))
                                                       : u"≤ "_s + text(*within);
}

} // namespace

void SandboxTrafficModel::setFigures(const QList<control::SandboxFigures> &figures,
                                     std::chrono::steady_clock::time_point at)
{
    const double seconds = std::chrono::duration<double>(at - std::exchange(m_at, at)).count();
    QList<Row> rows;
    for (const control::SandboxFigures &each : figures) {
        const auto before = std::find_if(m_rows.begin(), m_rows.end(), [&each](const Row &row) {
            return row.figures.sandboxId == each.sandboxId && row.figures.requests <= each.requests;
        });
        Row row{each, std::nullopt};
        if (before != m_rows.end() && seconds > 0)
            row.perSecond = static_cast<double>(each.requests - before->figures.requests) / seconds;
        rows.append(row);
    }
    const bool areSame =
        std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                   [](const Row &a, const Row &b) { return a.figures.sandboxId == b.figures.sandboxId; });
    if (!areSame)
        beginResetModel();
    m_rows = std::move(rows);
    if (!areSame)
        endResetModel();
    else if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_rows.size()) - 1, ColumnCount - 1));
}

int SandboxTrafficModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SandboxTrafficModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SandboxTrafficModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() == Sandbox ? Qt::AlignLeft | Qt::AlignVCenter
                                                  : Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? textOf(m_rows[index.row()], index.column()) : QVariant();
}

QString SandboxTrafficModel::textOf(const Row &row, int column)
{
    const QLocale locale;
    switch (column) {
    case Sandbox:
        return row.figures.sandboxId;
    case Requests:
        return locale.toString(row.figures.requests);
    case Rate:
        return row.perSecond ? locale.toString(*row.perSecond, 'f', 1) : u"–"_s;
    case Sent:
        return locale.formattedDataSize(static_cast<qint64>(row.figures.sentBytes));
    case Open:
        return locale.toString(row.figures.open);
    case Half:
        return timeText(row.figures.half);
    default:
        return timeText(row.figures.most);
    }
}

QVariant SandboxTrafficModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Sandbox:
        return tr("Sandbox");
    case Requests:
        return tr("Requests");
    case Rate:
        return tr("requests/s");
    case Sent:
        return tr("Sent");
    case Open:
        return tr("Open now");
    case Half:
        return tr("Half took");
    case Most:
        return tr("95 % took");
    default:
        return {};
    }
}

} // namespace liteboxd::gateways
