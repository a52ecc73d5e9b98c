// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/property_list.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"

#include <QGridLayout>

namespace liteboxd::shell {

PropertyList::PropertyList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(metrics::Medium);
    m_grid->setVerticalSpacing(metrics::Tiny + 2);
    m_grid->setColumnStretch(1, 1);
}

void PropertyList::setRows(const Rows &rows)
{
    Rows shown;
    QStringList names;
    for (const auto &[name, value] : rows) {
        if (value.isEmpty())
            continue;
        shown.append({name, value});
        names << name;
    }
    if (names != m_names) {
        while (const QLayoutItem *item = m_grid->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        for (int row = 0; row < names.size(); ++row) {
            auto *name = new PlainLabel(names[row], this);
            name->setForegroundRole(QPalette::PlaceholderText);
            auto *value = new PlainLabel({}, this, PlainLabel::Kind::Selectable);
            value->setWordWrap(true);
            value->setAccessibleName(names[row]);
            m_grid->addWidget(name, row, 0, Qt::AlignTop | Qt::AlignLeft);
            m_grid->addWidget(value, row, 1, Qt::AlignTop);
        }
        m_names = names;
    }
    for (int row = 0; row < shown.size(); ++row) {
        auto *value = qobject_cast<PlainLabel *>(m_grid->itemAtPosition(row, 1)->widget());
        if (value->text() != shown[row].second)
            value->setText(shown[row].second);
    }
}

} // namespace liteboxd::shell
