// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/tombstone_model.h"

#include "core/models/time_text.h"
#include "core/models/tombstone_words.h"
#include "core/models/tool_tip.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

namespace {

QString orDash(const QString &text)
{
    return text.isEmpty() ? u"–"_s : text;
}

QString templateText(const store::Tombstone &tombstone)
{
    if (tombstone.templateName.isEmpty() || tombstone.templateVersion == 0)
        return orDash(tombstone.templateName);
    return tombstone.templateName + u" v"_s + QString::number(tombstone.templateVersion);
}

} // namespace

TombstoneModel::TombstoneModel(QObject *parent)
    : RowModel(parent)
{}

int TombstoneModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void TombstoneModel::replace(store::Tombstones tombstones)
{
    beginResetModel();
    m_rows = std::move(tombstones);
    endResetModel();
}

QVariant TombstoneModel::cell(const store::Tombstone &tombstone, int column, int role) const
{
    if (role == Qt::ToolTipRole)
        return plainToolTip(tombstone.message);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Id:
        return tombstone.sandboxId;
    case Ended:
        return timeText(tombstone.endedAt);
    case Why:
        return endingText(tombstone);
    case Template:
        return templateText(tombstone);
    case Node:
        return orDash(tombstone.node);
    default:
        return {};
    }
}

QVariant TombstoneModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Id:
        return tr("Id");
    case Ended:
        return tr("Ended");
    case Why:
        return tr("Why");
    case Template:
        return tr("Template");
    case Node:
        return tr("Node");
    default:
        return {};
    }
}

} // namespace liteboxd::models
