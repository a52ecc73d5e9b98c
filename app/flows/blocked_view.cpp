// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/blocked_view.h"

#include "app/flows/allow_view.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/words/visible_text.h"
#include "core/models/time_text.h"

#include <QHash>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

namespace {

enum Column { Destination, Ports, Sandboxes, Count, Last, ColumnCount };

constexpr qsizetype s_shownSandboxes = 3;
constexpr std::size_t s_mostRows = 200; ///< a person reads no more

QString sandboxesText(const QSet<QString> &sandboxes)
{
    QStringList ids(sandboxes.begin(), sandboxes.end());
    ids.sort();
    const bool isCut = ids.size() > s_shownSandboxes;
    return ids.mid(0, s_shownSandboxes).join(u", "_s) + (isCut ? u" …"_s : QString());
}

/// Those that stand there already stay where they are, under the pointer of whoever aims at one; new ones come first.
std::vector<BlockedDestination> inTheirPlaces(std::vector<BlockedDestination> now,
                                              const std::vector<BlockedDestination> &before)
{
    QHash<QString, qsizetype> places;
    for (const BlockedDestination &each : before)
        places.insert(each.shown(), places.size() + 1);
    std::stable_sort(now.begin(), now.end(), [&places](const auto &one, const auto &other) {
        return places.value(one.shown()) < places.value(other.shown());
    });
    return now;
}

} // namespace

BlockedView::BlockedView(QWidget *parent)
    : QWidget(parent)
    , m_list(new QTreeWidget(this))
    , m_never(new QPushButton(tr("Never ask about it"), this))
    , m_allow(new AllowView(this))
{
    m_list->setHeaderLabels({tr("Destination"), tr("Ports"), tr("Sandboxes"), tr("Count"), tr("Last")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setAccessibleName(tr("Blocked destinations"));
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, metrics::Medium, metrics::Medium);
    column->addWidget(m_allow, 1);
    column->addWidget(m_never, 0, Qt::AlignRight);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->addWidget(m_list);
    splitter->addWidget(side);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(splitter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &BlockedView::take);
    connect(m_list, &QTreeWidget::itemClicked, this, &BlockedView::take); // anew, where something else was proposed
    connect(m_never, &QPushButton::clicked, this, [this] {
        if (const BlockedDestination *chosen = selected())
            Q_EMIT neverWished(chosen->shown());
    });
    take();
}

void BlockedView::show(const std::vector<BlockedDestination> &blocked)
{
    const BlockedDestination *const before = selected();
    const QString chosen = before ? before->shown() : QString();
    const QSignalBlocker blocker(m_list); // the fields keep what a person has typed
    std::vector<BlockedDestination> latest = blocked;
    if (latest.size() > s_mostRows)
        latest.resize(s_mostRows);
    m_blocked = inTheirPlaces(std::move(latest), m_blocked);
    m_list->clear();
    for (const BlockedDestination &each : m_blocked) {
        QStringList ports(each.ports.begin(), each.ports.end());
        ports.sort();
        auto *item = new QTreeWidgetItem(m_list);
        item->setText(Destination, visibleText(each.shown()));
        item->setIcon(Destination, icon(u"lock"_s, ColorRole::Danger));
        item->setText(Ports, each.isRefusedName ? tr("DNS refused") : ports.join(u", "_s));
        item->setText(Sandboxes, sandboxesText(each.sandboxes));
        item->setText(Count, QString::number(each.count));
        item->setText(Last, models::timeText(each.last));
        if (each.shown() == chosen)
            m_list->setCurrentItem(item);
    }
    if (!chosen.isEmpty() && !selected()) // else what stands there was proposed without a row, and stays
        take();
}

void BlockedView::choose(const QString &shown)
{
    const auto found =
        std::find_if(m_blocked.begin(), m_blocked.end(), [&](const auto &each) { return each.shown() == shown; });
    m_list->setCurrentItem(found == m_blocked.end()
                               ? nullptr
                               : m_list->topLevelItem(static_cast<int>(std::distance(m_blocked.begin(), found))));
}

const BlockedDestination *BlockedView::selected() const
{
    const int row = m_list->currentIndex().isValid() ? m_list->currentIndex().row() : -1;
    return row >= 0 && row < static_cast<int>(m_blocked.size()) ? &m_blocked[static_cast<std::size_t>(row)] : nullptr;
}

void BlockedView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    Q_EMIT shown();
}

void BlockedView::take()
{
    const BlockedDestination *const chosen = selected();
    m_never->setEnabled(chosen);
    if (!chosen)
        return m_allow->propose({}, {}, tr("Select a destination, to allow it or to set it aside."));
    const QStringList ids(chosen->sandboxes.begin(), chosen->sandboxes.end());
    if (chosen->name.isEmpty())
        return m_allow->propose(ids, {}, tr("No name is known for this address: a list of domains cannot open it."));
    m_allow->propose(ids, {chosen->name}, tr("Adds it to the allowed domains of one sandbox."));
}

} // namespace liteboxd::flows
