// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/probe_dialog.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::verify {

using namespace shell;

ProbeDialog::ProbeDialog(const ProbeChoices &choices, QWidget *parent)
    : QDialog(parent)
    , m_image(new QLineEdit(choices.image))
    , m_internet(new QLineEdit(choices.internet))
    , m_lan(new QLineEdit(choices.lan))
    , m_resolver(new QLineEdit(choices.resolver))
    , m_fault(new PlainLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Probes"));
    m_image->setPlaceholderText(tr("that of a running sandbox"));
    const QString place = tr("HOST:PORT, or empty: not connected to");
    for (QLineEdit *edit : {m_internet, m_lan, m_resolver}) {
        edit->setPlaceholderText(place);
        connect(edit, &QLineEdit::textChanged, this, &ProbeDialog::judge);
    }
    auto *explanation = new PlainLabel(tr("Probes connect to nothing outside of the cluster unless you name it here. Name "
                                          "places of your own that answer."));
    explanation->setWordWrap(true);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Image:"), m_image);
    form->addRow(tr("In&ternet:"), m_internet);
    form->addRow(tr("&LAN:"), m_lan);
    form->addRow(tr("&Name server:"), m_resolver);
    m_fault->setForegroundRole(QPalette::PlaceholderText);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(metrics::Medium);
    column->addWidget(explanation);
    column->addLayout(form);
    column->addWidget(m_fault);
    column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 70, sizeHint().height());
    judge();
}

ProbeChoices ProbeDialog::choices() const
{
    return {m_image->text().trimmed(), m_internet->text().trimmed(), m_lan->text().trimmed(),
            m_resolver->text().trimmed()};
}

bool ProbeDialog::isAcceptable() const
{
    return m_buttons->button(QDialogButtonBox::Ok)->isEnabled();
}

void ProbeDialog::judge()
{
    const bool isSound = choices().settings().has_value();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isSound);
    m_fault->setText(isSound ? QString() : tr("A place is HOST:PORT, such as 198.51.100.10:443."));
}

} // namespace liteboxd::verify
