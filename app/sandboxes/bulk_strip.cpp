// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/bulk_strip.h"

#include "app/sandboxes/failures_dialog.h"
#include "app/shell/looks/icons.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::InternetRun;
using sandbox::InternetWish;

namespace {

QString number(int value)
{
    return QLocale().toString(value);
}

QString progressText(const InternetRun &run)
{
    //: %1: how many are done, %2: of how many, %3: how many failed
    const QString text = run.wish == InternetWish::Allow ? BulkStrip::tr("Switching internet on: %1 of %2, %3 failed")
                                                         : BulkStrip::tr("Switching internet off: %1 of %2, %3 failed");
    return text.arg(number(run.done), number(run.total), number(run.failed));
}

QString resultText(const InternetRun &run)
{
    //: %1: how many sandboxes, %2: how many failed
    QString text = run.wish == InternetWish::Allow ? BulkStrip::tr("Internet: %1 switched on, %2 failed")
                                                   : BulkStrip::tr("Internet: %1 switched off, %2 failed");
    text = text.arg(number(run.done), number(run.failed));
    if (run.dropped > 0)
        text = BulkStrip::tr("%1, %2 left as they were").arg(text, number(run.dropped));
    return text;
}

} // namespace

BulkStrip::BulkStrip(QWidget *parent)
    : Strip(shell::ColorRole::Accent, u"globe"_s, parent)
    , m_button(new QToolButton(this))
    , m_failed(new QToolButton(this))
    , m_close(new QToolButton(this))
{
    m_failed->setAutoRaise(true);
    m_failed->setText(tr("Show those that failed…"));
    m_button->setAutoRaise(true);
    m_close->setAutoRaise(true);
    m_close->setIcon(shell::icon(u"close"_s));
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
    row()->addWidget(m_failed, 0, Qt::AlignVCenter);
    row()->addWidget(m_button, 0, Qt::AlignVCenter);
    row()->addWidget(m_close, 0, Qt::AlignVCenter);
    connect(m_failed, &QToolButton::clicked, this, &BulkStrip::showFailures);
    connect(m_button, &QToolButton::clicked, this, &BulkStrip::act);
    connect(m_close, &QToolButton::clicked, this, &BulkStrip::dismiss);
    hide();
}

void BulkStrip::follow(sandbox::InternetSwitch &internet)
{
    connect(&internet, &sandbox::InternetSwitch::progressed, this, [this](const InternetRun &run) {
        if (run.total > 1)
            show(run);
    });
    connect(this, &BulkStrip::cancelled, &internet, &sandbox::InternetSwitch::cancel);
}

void BulkStrip::show(const InternetRun &run)
{
    const bool over = run.isOver();
    m_run = over ? run : InternetRun{run.wish, run.total};
    setText(over ? resultText(run) : progressText(run));
    m_button->setText(over ? tr("Undo") : tr("Cancel"));
    m_failed->setVisible(over && !run.failures.empty());
    m_button->setVisible(!over || !run.changed.empty());
    m_close->setVisible(over);
    setVisible(true);
}

void BulkStrip::act()
{
    if (!m_run.isOver()) {
        Q_EMIT cancelled();
        return;
    }
    dismiss();
    Q_EMIT switchWanted(m_run.changed, sandbox::opposite(m_run.wish));
}

void BulkStrip::showFailures()
{
    auto *dialog = new FailuresDialog(text(), m_run.failures, this);
    connect(dialog, &FailuresDialog::selectWanted, this, &BulkStrip::selectWanted);
    connect(dialog, &FailuresDialog::againWanted, this,
            [this, wish = m_run.wish](const auto &sandboxes) { Q_EMIT switchWanted(sandboxes, wish); });
    dialog->open();
}

} // namespace liteboxd::sandboxes
