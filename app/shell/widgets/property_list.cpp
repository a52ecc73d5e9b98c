// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/property_list.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "core/models/tool_tip.h"

#include <QGridLayout>

#include <algorithm>

namespace liteboxd::shell {

namespace {

constexpr int s_narrowestValue = 120;

/// Does not make what it is in as wide as its longest word, such as the digest of an image: that is cut then, and
/// whole in the tool tip.
class ValueLabel : public PlainLabel
{
public:
    explicit ValueLabel(QWidget *parent)
        : PlainLabel({}, parent, Kind::Selectable)
    {
        setWordWrap(true);
    }

    QSize minimumSizeHint() const override
    {
        const QSize least = PlainLabel::minimumSizeHint();
        return {std::min(least.width(), s_narrowestValue), least.height()};
    }

    void tell(const QString &value)
    {
        setText(value);
        const bool mayBeCut = PlainLabel::minimumSizeHint().width() > s_narrowestValue;
        setToolTip(mayBeCut ? models::plainToolTip(value) : QString());
    }
};

} // namespace

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
            auto *value = new ValueLabel(this);
            value->setAccessibleName(names[row]);
            m_grid->addWidget(name, row, 0, Qt::AlignTop | Qt::AlignLeft);
            m_grid->addWidget(value, row, 1, Qt::AlignTop);
        }
        m_names = names;
    }
    for (int row = 0; row < shown.size(); ++row) {
        auto *value = static_cast<ValueLabel *>(m_grid->itemAtPosition(row, 1)->widget());
        if (value->text() != shown[row].second)
            value->tell(shown[row].second);
    }
}

} // namespace liteboxd::shell
