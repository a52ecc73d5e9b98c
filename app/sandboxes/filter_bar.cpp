// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/filter_bar.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/chip.h"
#include "app/shell/widgets/icon_label.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStringListModel>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using sandbox::SandboxQuery;
using namespace shell;

namespace {

QStringList suggestions()
{
    QStringList all;
    for (const QString &key : SandboxQuery::keys()) {
        const QStringList values = SandboxQuery::valuesOf(key);
        if (values.isEmpty())
            all << key + u':';
        for (const QString &value : values)
            all << key + u':' + value;
    }
    return all;
}

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QFrame(parent)
    , m_input(new QLineEdit(this))
    , m_chipRow(new QHBoxLayout)
{
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusProxy(m_input);
    m_input->setFrame(false);
    m_input->setClearButtonEnabled(true);
    m_input->setPlaceholderText(hint());
    m_input->setAccessibleName(tr("Filter"));
    m_input->installEventFilter(this);
    auto *completer = new QCompleter(suggestions(), m_input);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_input->setCompleter(completer);

    m_chipRow->setSpacing(metrics::Tiny);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::Small, 2, metrics::Tiny, 2);
    row->setSpacing(metrics::Small);
    row->addWidget(new IconLabel(u"filter"_s, ColorRole::Muted, metrics::Icon, this));
    row->addLayout(m_chipRow);
    row->addWidget(m_input, 1);

    connect(m_input, &QLineEdit::textEdited, this, [this] { takeTerms(false); });
    connect(m_input, &QLineEdit::textChanged, this, &FilterBar::tell);
    connect(m_input, &QLineEdit::returnPressed, this, [this] { takeTerms(true); });
}

QString FilterBar::hint()
{
    return tr("Filter: status:running  internet:on  template:…  or any text");
}

SandboxQuery FilterBar::query() const
{
    return SandboxQuery::parse(m_chips.join(u' ') + u' ' + m_input->text());
}

void FilterBar::setQuery(const SandboxQuery &query)
{
    m_chips.clear();
    QStringList words;
    for (const SandboxQuery::Term &term : query.terms())
        (term.key.isEmpty() ? words : m_chips) << term.text();
    rebuildChips();
    m_input->setText(words.join(u' '));
    tell();
}

void FilterBar::takeTerms(bool all)
{
    const QString typed = m_input->text();
    if (!all && !typed.endsWith(u' '))
        return;
    QStringList words;
    bool found = false;
    const SandboxQuery terms = SandboxQuery::parse(typed);
    for (const SandboxQuery::Term &term : terms.terms()) {
        if (term.key.isEmpty()) {
            words << term.text();
            continue;
        }
        found = true;
        if (!m_chips.contains(term.text()))
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
    while (const QLayoutItem *item = m_chipRow->takeAt(0)) {
        item->widget()->hide(); // it may be what called us
        item->widget()->deleteLater();
        delete item;
    }
    m_input->setPlaceholderText(m_chips.isEmpty() ? hint() : QString());
    for (const QString &text : m_chips) {
        auto *chip = new Chip(text, this);
        m_chipRow->addWidget(chip);
        connect(chip, &Chip::clicked, this, [this, text] {
            m_chips.removeAll(text);
            rebuildChips();
            tell();
            m_input->setFocus();
        });
    }
}

void FilterBar::tell()
{
    const SandboxQuery now = query();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT queryChanged(now);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
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
    if (key == Qt::Key_Escape && !query().isEmpty()) {
        clear();
        return true;
    }
    if (key == Qt::Key_Escape || key == Qt::Key_Down) {
        Q_EMIT left();
        return true;
    }
    return false;
}

} // namespace liteboxd::sandboxes
