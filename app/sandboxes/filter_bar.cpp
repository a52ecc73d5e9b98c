// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/filter_bar.h"

#include "app/sandboxes/filter_completer.h"
#include "app/sandboxes/flow_layout.h"
#include "app/sandboxes/typed_filter.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/chip.h"
#include "app/shell/widgets/icon_label.h"
#include "app/shell/widgets/plain_label.h"
#include "core/models/tool_tip.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::SandboxQuery;
using namespace shell;

namespace {

constexpr int s_inputWidth = 180;

QString joinedTexts(const std::vector<SandboxQuery::Term> &terms)
{
    QStringList texts;
    for (const SandboxQuery::Term &term : terms)
        texts << term.text();
    return texts.join(u' ');
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QFrame(parent)
    , m_input(new QLineEdit(this))
    , m_completer(new FilterCompleter(m_input))
    , m_flow(new FlowLayout)
    , m_fault(new PlainLabel({}, this))
    , m_clear(new QToolButton(this))
{
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_input);
    m_input->setFrame(false);
    m_input->setMinimumWidth(s_inputWidth);
    m_input->setPlaceholderText(hint());
    m_input->setAccessibleName(tr("Filter"));
    m_input->installEventFilter(this);
    m_input->setCompleter(m_completer);
    m_clear->setAutoRaise(true);
    m_clear->setIcon(icon(u"clear"_s, ColorRole::Muted));
    m_clear->setToolTip(tr("Clear the whole filter"));
    m_clear->setAccessibleName(m_clear->toolTip());
    m_clear->hide();
    layOut();

    connect(m_input, &QLineEdit::textEdited, this, [this] { takeTerms(false); });
    connect(m_input, &QLineEdit::textChanged, this, &FilterBar::tell);
    connect(m_input, &QLineEdit::returnPressed, this, [this] { takeTerms(true); });
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::clear);
    // The line edit takes the text over after this signal.
    const auto takeChosen = [this](const QString &line) {
        if (m_input->text() == line && !line.endsWith(u':'))
            takeTerms(true);
    };
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this, takeChosen, Qt::QueuedConnection);
}

void FilterBar::layOut()
{
    m_flow->setContentsMargins(0, 0, 0, 0);
    m_flow->setSpacing(metrics::Tiny);
    m_flow->insertWidget(0, m_input);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::Small, 2, metrics::Tiny, 2);
    row->setSpacing(metrics::Small);
    row->addWidget(new IconLabel(u"filter"_s, ColorRole::Muted, metrics::Icon, this));
    row->addLayout(m_flow, 1);
    row->addWidget(m_fault);
    row->addWidget(m_clear);
}

QString FilterBar::hint()
{
    return tr("Filter: status:running  internet:on  template:…  or any text");
}

SandboxQuery FilterBar::query() const
{
    const TypedFilter typed = TypedFilter::read(m_input->text());
    return SandboxQuery::parse(m_chips.join(u' ') + u' ' + joinedTexts(typed.inForce));
}

QString FilterBar::fault() const
{
    const TypedFilter typed = TypedFilter::read(m_input->text());
    if (typed.wrong.empty())
        return {};
    const SandboxQuery::Term &term = typed.wrong.front();
    //: %1: a key of the filter language, %2: what was typed as its value
    return tr("%1 cannot be “%2”").arg(term.key, term.wrongValues().front());
}

void FilterBar::setQuery(const SandboxQuery &query)
{
    m_chips.clear();
    QStringList words;
    for (const SandboxQuery::Term &term : query.terms())
        (term.key.isEmpty() || !term.wrongValues().isEmpty() ? words : m_chips) << term.text();
    rebuildChips();
    m_input->setText(words.isEmpty() ? QString() : words.join(u' ') + u' ');
    tell();
}

void FilterBar::clear()
{
    setQuery({});
    m_input->setFocus();
}

void FilterBar::takeTerms(bool all)
{
    const QString typed = m_input->text();
    if (!all && (typed.isEmpty() || FilterCompleter::lastWord(typed) < typed.size()))
        return;
    QStringList words;
    bool found = all;
    const SandboxQuery terms = SandboxQuery::parse(typed);
    for (const SandboxQuery::Term &term : terms.terms()) {
        if (term.key.isEmpty() || !term.wrongValues().isEmpty())
            words << term.text();
        else if (found = true; !m_chips.contains(term.text()))
            m_chips << term.text();
    }
    if (!found)
        return;
    rebuildChips();
    m_input->setText(words.isEmpty() ? QString() : words.join(u' ') + u' ');
    tell();
}

void FilterBar::rebuildChips()
{
    while (m_flow->count() > 1) {
        const QLayoutItem *item = m_flow->takeAt(0);
        item->widget()->hide(); // it may be what called us
        item->widget()->deleteLater();
        delete item;
    }
    m_input->setPlaceholderText(m_chips.isEmpty() ? hint() : QString());
    m_completer->setTaken(m_chips);
    for (const QString &text : m_chips) {
        auto *chip = new Chip(text, this);
        m_flow->insertWidget(m_flow->count() - 1, chip);
        chip->show();
        connect(chip, &Chip::clicked, this, [this, text] {
            m_chips.removeAll(text);
            rebuildChips();
            tell();
            m_input->setFocus();
        });
    }
    updateGeometry();
}

void FilterBar::tell()
{
    const QString wrong = fault();
    QPalette palette = m_fault->palette();
    palette.setColor(QPalette::WindowText, color(ColorRole::Danger, palette));
    m_fault->setPalette(palette);
    m_fault->setText(wrong);
    m_fault->setVisible(!wrong.isEmpty());
    m_clear->setVisible(!m_chips.isEmpty() || !m_input->text().isEmpty());
    const SandboxQuery now = query();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT queryChanged(now);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    if (watched != m_input || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Backspace && m_input->cursorPosition() == 0 && !m_input->hasSelectedText() &&
        !m_chips.isEmpty()) {
        const QString last = m_chips.takeLast();
        rebuildChips();
        m_input->setText(last + m_input->text());
        m_input->setCursorPosition(static_cast<int>(last.size()));
        tell();
        return true;
    }
    if (key == Qt::Key_Escape && (!m_chips.isEmpty() || !m_input->text().isEmpty())) {
        clear();
        return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
        Q_EMIT left();
        return true;
    }
    return false;
}

/// The frame shows where the focus is: the line edit inside has none of its own.
void FilterBar::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!m_input->hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(ColorRole::Accent, palette()), 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 2, 2);
}

} // namespace liteboxd::sandboxes
