// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/ended/ended_view.h"

#include "app/sandboxes/ended/ended_details.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/widgets/state_view.h"
#include "core/sandbox/endings/ending_record.h"

#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTreeView>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using models::TombstoneModel;

namespace {

constexpr int s_detailWidth = 420;

} // namespace

EndedView::EndedView(QWidget *parent)
    : QSplitter(parent)
    , m_table(new QTreeView)
    , m_state(new StateView)
    , m_stack(new QStackedWidget)
    , m_details(new EndedDetails)
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(tr("Ended sandboxes"));
    const QFontMetrics letters = fontMetrics();
    m_table->setColumnWidth(TombstoneModel::Id, letters.horizontalAdvance(u"00000000mmmm"_s));
    m_table->setColumnWidth(TombstoneModel::Ended, letters.horizontalAdvance(u"0000-00-00 00:00:00mmm"_s));
    m_table->setColumnWidth(TombstoneModel::Why, letters.horizontalAdvance(u"Its node failed or refused it mmm"_s));
    m_table->setColumnWidth(TombstoneModel::Template, letters.horizontalAdvance(u"a-template v10 mm"_s));
    m_state->setIcon(u"history"_s, ColorRole::Muted);
    m_state->setBackgroundRole(QPalette::Base);
    m_state->setAutoFillBackground(true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    addWidget(m_stack);
    addWidget(m_details);
    setStretchFactor(0, 1);
    setChildrenCollapsible(false);
    setHandleWidth(1);
    setSizes({10 * s_detailWidth, s_detailWidth});
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { m_details->show(selected()); });
    connect(m_details->again(), &QPushButton::clicked, this, [this] {
        if (const store::Tombstone *tombstone = selected())
            Q_EMIT againWanted(*tombstone);
    });
    filter();
}

void EndedView::setPlace(store::Store *store, const QString &clusterUid, const QString &nameSpace)
{
    m_store = store;
    m_clusterUid = clusterUid;
    m_nameSpace = nameSpace;
    m_all.clear();
    filter();
    reload();
}

void EndedView::reload()
{
    m_question.cancel();
    if (m_store == nullptr)
        return;
    const store::TombstoneQuery query{.clusterUid = m_clusterUid, .nameSpace = m_nameSpace};
    m_question = m_store->tombstones(query, this, [this](const base::Result<store::Tombstones> &found) {
        if (!found) {
            m_all.clear();
            filter();
            return showState(tr("What ended cannot be read"), QString::fromStdString(found.error().text()));
        }
        m_all = *found;
        filter();
    });
}

void EndedView::setQuery(const sandbox::SandboxQuery &query, sandbox::Sandbox::Time now)
{
    m_query = query;
    m_now = now;
    filter();
}

void EndedView::filter()
{
    const store::Tombstone *before = selected();
    const QString uid = before ? before->podUid : QString();
    store::Tombstones shown;
    for (const store::Tombstone &tombstone : m_all) {
        const auto sandbox = sandbox::sandboxOf(tombstone);
        if (sandbox && m_query.matches(*sandbox, {.now = m_now}))
            shown.push_back(tombstone);
    }
    m_model.replace(std::move(shown));
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (m_model.row(row).podUid == uid)
            m_table->setCurrentIndex(m_model.index(row, 0));
    }
    m_details->show(selected());
    if (m_model.rowCount() > 0)
        m_stack->setCurrentWidget(m_table);
    else if (!m_all.empty())
        showState(tr("No ended sandbox matches the filter"), {});
    else
        showState(tr("No sandbox has ended yet"),
                  tr("Of sandboxes that end while this console runs it keeps why, their last events and log lines."));
    Q_EMIT changed();
}

void EndedView::showState(const QString &headline, const QString &text)
{
    m_state->setHeadline(headline);
    m_state->setText(text);
    m_stack->setCurrentWidget(m_state);
}

const store::Tombstone *EndedView::selected() const
{
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? &m_model.row(current.row()) : nullptr;
}

} // namespace liteboxd::sandboxes
