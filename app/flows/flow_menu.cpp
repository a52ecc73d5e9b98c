// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_menu.h"

#include "app/flows/filter_line.h"
#include "app/flows/flow_table.h"
#include "app/shell/words/visible_text.h"
#include "core/flows/narrowing_words.h"
#include "core/hubble/compact_line.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

/// "--to-fqdn pypi.org": what stands behind the word, for a menu's text.
QString valueOf(const QString &words)
{
    return shell::visibleText(words.section(u' ', 1)).replace(u'&', u"&&"_s);
}

} // namespace

FlowMenu::FlowMenu(FlowTable &table, FilterLine &filter)
    : QObject(&table)
    , m_table(table)
    , m_filter(filter)
{
    table.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&table, &QWidget::customContextMenuRequested, this, &FlowMenu::open);
}

void FlowMenu::open(const QPoint &position)
{
    if (const QModelIndex under = m_table.indexAt(position); under.isValid())
        m_table.setCurrentIndex(under);
    const FlowRecord *const record = m_table.selected();
    if (!record || record->gap)
        return;
    const Flow &flow = record->flow;
    auto *menu = new QMenu(&m_table);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString source = sourceWords(flow);
    const QString destination = destinationWords(flow);
    addFilter(*menu, tr("Only &from %1").arg(valueOf(source)), source);
    addFilter(*menu, tr("Only &to %1").arg(valueOf(destination)), destination);
    addFilter(*menu, tr("Only to &port %1").arg(valueOf(portWords(flow))), portWords(flow));
    addFilter(*menu, tr("Only &verdict %1").arg(valueOf(verdictWords(flow))), verdictWords(flow));
    menu->addSeparator();
    addFilter(*menu, tr("&Not to %1").arg(valueOf(destination)),
              destination.isEmpty() ? QString() : u"--not "_s + destination);
    menu->addSeparator();
    const QString line = QString::fromUtf8(hubble::compactLine(flow, {true, true, true})).trimmed();
    QAction *const copy = menu->addAction(tr("&Copy the line of hubble observe"));
    copy->setEnabled(!line.isEmpty());
    connect(copy, &QAction::triggered, this, [line] { QGuiApplication::clipboard()->setText(line); });
    menu->popup(m_table.viewport()->mapToGlobal(position));
}

void FlowMenu::addFilter(QMenu &menu, const QString &text, const QString &words)
{
    QAction *const action = menu.addAction(text);
    action->setEnabled(!words.isEmpty() && !m_filter.hasWords(words));
    connect(action, &QAction::triggered, this, [this, words] { m_filter.setWords(words, true); });
}

} // namespace liteboxd::flows
