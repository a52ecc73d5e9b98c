// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/filter_line.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/words/visible_text.h"
#include "core/flows/flow_matcher.h"
#include "core/flows/flow_words.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

FilterLine::FilterLine(QWidget *parent)
    : QWidget(parent)
    , m_input(new QLineEdit(this))
    , m_fault(new PlainLabel({}, this))
{
    m_input->setPlaceholderText(tr("Filter: a sandbox, or words of hubble observe, such as --verdict DROPPED --to-fqdn "
                                   "*.example.com"));
    m_input->setAccessibleName(tr("Filter of flows"));
    m_input->setClearButtonEnabled(true);
    m_input->addAction(icon(u"filter"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    m_input->installEventFilter(this);
    m_fault->setWordWrap(true);
    m_fault->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::Tiny);
    column->addWidget(m_input);
    column->addWidget(m_fault);

    auto *completer = new QCompleter(flowWords(), this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setWidget(m_input);
    connect(completer, qOverload<const QString &>(&QCompleter::activated), this, [this](const QString &word) {
        const QString before = m_input->text().left(m_input->cursorPosition());
        const qsizetype begin = before.lastIndexOf(u' ') + 1;
        m_input->setSelection(static_cast<int>(begin), static_cast<int>(before.size() - begin));
        m_input->insert(word + u' ');
    });
    connect(m_input, &QLineEdit::textEdited, this, [this, completer] {
        const QString word = m_input->text().left(m_input->cursorPosition()).section(u' ', -1);
        completer->setCompletionPrefix(word);
        if (word.size() > 2 && word.startsWith(u"--") && completer->currentCompletion() != word)
            completer->complete();
        else
            completer->popup()->hide();
        if (m_input->text().isEmpty())
            apply();
    });
    connect(m_input, &QLineEdit::returnPressed, this, &FilterLine::apply);
}

void FilterLine::apply()
{
    const QString line = m_input->text().trimmed();
    const auto query = parseFlowLine(line, {});
    const auto matcher = query ? FlowMatcher::create(*query) : base::fail(query.error());
    m_fault->setVisible(!matcher);
    m_fault->setText(matcher
                         ? QString()
                         : tr("Not understood: %1").arg(visibleText(QString::fromStdString(matcher.error().message))));
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color(ColorRole::Danger, colors));
    m_fault->setPalette(colors);
    if (!matcher || line == m_inForce)
        return;
    m_inForce = line;
    Q_EMIT changed();
}

void FilterLine::setLine(const QString &line)
{
    m_input->setText(line);
    apply();
}

bool FilterLine::hasWords(const QString &words) const
{
    return u" %1 "_s.arg(m_inForce).contains(u" %1 "_s.arg(words));
}

void FilterLine::setWords(const QString &words, bool present)
{
    if (hasWords(words) == present)
        return;
    QString line = u" %1 "_s.arg(m_inForce);
    if (present)
        line += words;
    else
        line.replace(u" %1 "_s.arg(words), u" "_s);
    setLine(line.simplified());
}

QString FilterLine::fault() const
{
    return m_fault->text();
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || (key == Qt::Key_Escape && m_input->text().isEmpty())) {
            Q_EMIT left();
            return true;
        }
        if (key == Qt::Key_Escape) {
            setLine({});
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace liteboxd::flows
