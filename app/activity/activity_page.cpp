// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/activity/activity_page.h"

#include "app/activity/activity_delegate.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/state_view.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::activity {

using models::ActivityModel;
using namespace shell;

ActivityPage::ActivityPage(ActivityModel &activity, QWidget *parent)
    : Page(u"activity"_s, tr("Activity"), u"activity"_s, parent)
    , m_activity(activity)
    , m_found(new QSortFilterProxyModel(this))
    , m_search(new QLineEdit(this))
    , m_table(new QTreeView)
    , m_empty(new StateView)
    , m_details(new QPlainTextEdit(this))
    , m_stack(new QStackedWidget(this))
{
    m_found->setSourceModel(&activity);
    m_found->setFilterRole(ActivityModel::SearchRole);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_search->setPlaceholderText(tr("Search what happened"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(shell::icon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);

    m_table->setModel(m_found);
    m_table->setItemDelegate(new ActivityDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(title());
    const QFontMetrics letters = fontMetrics();
    m_table->setColumnWidth(ActivityModel::Time, letters.horizontalAdvance(u"0000-00-00 00:00mm"_s));
    m_table->setColumnWidth(ActivityModel::Outcome, letters.horizontalAdvance(u"Refused"_s) + 56);
    m_table->setColumnWidth(ActivityModel::Sandbox, letters.horizontalAdvance(u"00000000mmmm"_s));
    m_table->setColumnWidth(ActivityModel::Who, letters.horizontalAdvance(u"somebody (liteboxctl, demo)"_s));
    m_empty->setIcon(u"activity"_s, ColorRole::Muted);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);

    m_details->setReadOnly(true);
    m_details->setFrameShape(QFrame::NoFrame);
    m_details->setTabChangesFocus(true);
    m_details->setAccessibleName(tr("What there is to say about it"));
    m_details->setFixedHeight(8 * letters.lineSpacing());
    m_details->hide();

    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::Medium, metrics::Small, metrics::Medium, metrics::Small);
    top->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_stack, 1);
    column->addWidget(m_details);

    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setFilterFixedString(text);
        showState();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivityPage::showDetails);
    connect(&activity, &QAbstractItemModel::rowsInserted, this, &ActivityPage::showState);
    showState();
}

QList<QWidget *> ActivityPage::panes()
{
    return {m_search, m_table, m_details};
}

bool ActivityPage::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void ActivityPage::showDetails()
{
    const QModelIndexList chosen = m_table->selectionModel()->selectedRows();
    const QString text = chosen.isEmpty() ? QString() : chosen.first().data(ActivityModel::DetailsRole).toString();
    m_details->setPlainText(text);
    m_details->setVisible(!text.isEmpty());
}

void ActivityPage::showState()
{
    const bool any = m_activity.rowCount() > 0;
    m_empty->setHeadline(any ? tr("Nothing matches the search") : tr("Nothing has happened yet"));
    m_empty->setText(any ? QString()
                         : tr("Changes of internet access, copied tokens, opened sandboxes and browsers that signed in "
                              "are listed here, and stay when this program ends."));
    m_stack->setCurrentIndex(m_found->rowCount() > 0 ? 0 : 1);
}

} // namespace liteboxd::activity
