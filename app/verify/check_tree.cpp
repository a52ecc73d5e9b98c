// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/check_tree.h"

#include "app/shell/looks/icons.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/words/visible_text.h"
#include "app/verify/check_words.h"
#include "app/verify/words/verify_text.h"

#include <QHeaderView>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::verify {

using namespace shell;

namespace {

void setResult(QTreeWidgetItem *item, const QString &word, const QIcon &icon)
{
    item->setText(CheckTree::Result, word);
    item->setData(CheckTree::Result, Qt::UserRole, word);
    item->setToolTip(CheckTree::Result, {});
    item->setIcon(CheckTree::Result, icon);
}

} // namespace

CheckTree::CheckTree(QWidget *parent)
    : QTreeWidget(parent)
{
    setHeaderLabels({tr("Check"), tr("Result"), tr("Observed"), tr("Seconds")});
    setUniformRowHeights(true);
    setFrameShape(QFrame::NoFrame);
    setAllColumnsShowFocus(true);
    setItemDelegate(new RowDelegate(this));
    const QFontMetrics letters = fontMetrics();
    setColumnWidth(Result, letters.horizontalAdvance(resultWord(CheckResult::Inconclusive)) + 48);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(Observed, QHeaderView::Stretch);
    header()->setSectionResizeMode(Seconds, QHeaderView::ResizeToContents);
}

void CheckTree::expect(const Checks &checks)
{
    for (const Check &check : checks) {
        QTreeWidgetItem *&item = m_items[check.id];
        if (item == nullptr)
            item = new QTreeWidgetItem(groupItem(check.parent), {checkTitle(check.id, check.title)});
        item->setData(Title, Qt::UserRole, check.id);
        setResult(item, tr("Waiting"), icon(u"state-ending"_s, ColorRole::Muted));
    }
    setColumnWidth(Title, std::min(sizeHintForColumn(Title), fontMetrics().averageCharWidth() * 64));
}

QTreeWidgetItem *CheckTree::groupItem(const QString &parent)
{
    QTreeWidgetItem *&item = m_items[parent];
    if (item == nullptr) {
        item = new QTreeWidgetItem(this, {groupName(parent)});
        item->setFirstColumnSpanned(true);
        item->setExpanded(true);
    }
    return item;
}

void CheckTree::markRunning(const QString &id)
{
    if (QTreeWidgetItem *const item = m_items.value(id)) {
        setResult(item, tr("Running"), icon(u"state-pending"_s, ColorRole::Accent));
    }
}

void CheckTree::take(const CheckRecord &record)
{
    QTreeWidgetItem *const item = m_items.value(record.id);
    if (item == nullptr)
        return;
    setResult(item, resultWord(record.outcome.result),
              icon(resultIcon(record.outcome.result), resultColor(record.outcome.result)));
    item->setText(Observed, visibleText(verifyText(record.outcome.observed)));
    item->setText(Seconds, locale().toString(record.seconds, 'f', 2));
    item->setTextAlignment(Seconds, Qt::AlignRight | Qt::AlignVCenter);
}

void CheckTree::showBefore(const QString &id, const QString &before)
{
    QTreeWidgetItem *const item = m_items.value(id);
    if (item == nullptr)
        return;
    item->setText(Result, tr("%1, was %2").arg(resultOf(id), resultWordOf(before)));
    item->setToolTip(Result, item->text(Result));
}

void CheckTree::forget()
{
    m_items.clear();
    clear();
}

QString CheckTree::currentCheck() const
{
    const QTreeWidgetItem *const item = currentItem();
    return item == nullptr ? QString() : item->data(Title, Qt::UserRole).toString();
}

void CheckTree::select(const QString &id)
{
    if (QTreeWidgetItem *const item = m_items.value(id))
        setCurrentItem(item);
}

QString CheckTree::resultOf(const QString &id) const
{
    const QTreeWidgetItem *const item = m_items.value(id);
    return item == nullptr ? QString() : item->data(Result, Qt::UserRole).toString();
}

} // namespace liteboxd::verify
