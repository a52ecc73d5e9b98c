// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/ttl_field.h"

#include "app/shell/looks/metrics.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

#include <array>

namespace liteboxd::sandboxes {

namespace {

constexpr std::array<int, 3> s_units{60, 3600, 86400};
constexpr int s_most = 9999;

} // namespace

TtlField::TtlField(QWidget *parent)
    : QWidget(parent)
    , m_number(new QSpinBox(this))
    , m_unit(new QComboBox(this))
{
    m_number->setRange(1, s_most);
    m_number->setAccessibleName(tr("Time to live"));
    m_unit->addItems({tr("minutes"), tr("hours"), tr("days")});
    m_unit->setCurrentIndex(1);
    m_unit->setAccessibleName(tr("Unit of the time to live"));
    setFocusProxy(m_number);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(shell::metrics::Small);
    row->addWidget(m_number, 1);
    row->addWidget(m_unit);
    connect(m_number, &QSpinBox::valueChanged, this, [this] {
        m_unit->setEnabled(m_number->value() > 0);
        Q_EMIT changed();
    });
    connect(m_unit, &QComboBox::currentIndexChanged, this, &TtlField::changed);
}

void TtlField::setEmptyText(const QString &text)
{
    m_number->setMinimum(0);
    m_number->setSpecialValueText(text);
    m_number->setValue(0);
}

void TtlField::setLength(std::chrono::seconds length)
{
    for (int unit = static_cast<int>(s_units.size()) - 1; unit >= 0; --unit) {
        const int seconds = s_units.at(static_cast<std::size_t>(unit));
        if (length.count() % seconds != 0 && unit > 0)
            continue;
        m_unit->setCurrentIndex(unit);
        m_number->setValue(static_cast<int>(std::min<std::chrono::seconds::rep>(length.count() / seconds, s_most)));
        return;
    }
}

std::optional<std::chrono::seconds> TtlField::length() const
{
    if (m_number->value() == 0)
        return std::nullopt;
    return std::chrono::seconds(std::int64_t{m_number->value()} *
                                s_units.at(static_cast<std::size_t>(m_unit->currentIndex())));
}

} // namespace liteboxd::sandboxes
