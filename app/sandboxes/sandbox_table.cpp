// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_table.h"

#include "app/sandboxes/sandbox_delegate.h"
#include "core/models/sandbox_words.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::SandboxModel;

namespace {

const QString s_headerKey = u"sandboxes/header"_s;
constexpr std::chrono::milliseconds s_tick(1000);
constexpr std::chrono::milliseconds s_longestTick(8000);

// What a column shows at most, as a measure of its first width.
constexpr std::array<std::pair<int, const char *>, 7> s_samples{{
    {SandboxModel::Id, "00000000mmm"},
    {SandboxModel::Ports, "8080, 9090"},
    {SandboxModel::Template, "python-3.12m"},
    {SandboxModel::Age, "Age 000mm"},
    {SandboxModel::Expires, "Expires inm"},
    {SandboxModel::Node, "worker-node-01"},
    {SandboxModel::Pod, "sandbox-00000000mm"},
}};

} // namespace

SandboxTable::SandboxTable(models::SandboxFilterModel &rows, QSettings &settings, QWidget *parent)
    : QTreeView(parent)
    , m_rows(rows)
    , m_settings(settings)
    , m_delegate(new SandboxDelegate(rows, this))
{
    setModel(&rows);
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setAllColumnsShowFocus(true);
    setSortingEnabled(true);
    setFrameShape(NoFrame);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    setAccessibleName(tr("Sandboxes"));
    setUpHeader();
    connect(&rows, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &from, const QModelIndex &to) {
        const QModelIndexList chosen = selectionModel()->selectedRows();
        if (std::any_of(chosen.begin(), chosen.end(),
                        [&](const QModelIndex &index) { return index.row() >= from.row() && index.row() <= to.row(); }))
            Q_EMIT selectionMoved();
    });
    m_tick.setInterval(s_tick);
    connect(&m_tick, &QTimer::timeout, this, &SandboxTable::repaintTimes);
    m_tick.start();
    const auto lookSoon = [this] { m_tick.setInterval(s_tick); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, lookSoon);
    connect(&rows, &QAbstractItemModel::rowsInserted, this, lookSoon);
}

void SandboxTable::setDimmed(bool dimmed)
{
    if (dimmed == isDimmed())
        return;
    m_delegate->setDimmed(dimmed);
    viewport()->update();
}

bool SandboxTable::isDimmed() const
{
    return m_delegate->isDimmed();
}

std::vector<models::SandboxRow> SandboxTable::selectedSandboxes() const
{
    QModelIndexList chosen = selectionModel()->selectedRows();
    std::sort(chosen.begin(), chosen.end());
    std::vector<models::SandboxRow> rows;
    for (const QModelIndex &index : chosen)
        rows.push_back(m_rows.row(index));
    return rows;
}

void SandboxTable::saveState() const
{
    m_settings.setValue(s_headerKey, header()->saveState());
}

void SandboxTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        clearSelection();
    else
        QTreeView::keyPressEvent(event);
}

/// Repaints the ages and ends that read otherwise than a second ago.
void SandboxTable::repaintTimes()
{
    if (!isVisible())
        return;
    m_rows.followTime();
    QStringList times;
    bool moved = m_rows.query().dependsOnTime();
    const int bottom = viewport()->height();
    for (QModelIndex row = indexAt({0, 0}); row.isValid() && visualRect(row).top() < bottom; row = indexBelow(row)) {
        for (const int column : {SandboxModel::Age, SandboxModel::Expires}) {
            const QModelIndex cell = row.siblingAtColumn(column);
            const QString text = cell.data().toString();
            if (text != m_times.value(times.size())) {
                update(cell);
                moved = true;
            }
            times << text;
        }
    }
    m_times = times;
    // Hours and days need no look each second.
    m_tick.setInterval(moved ? s_tick : std::min(2 * m_tick.intervalAsDuration(), s_longestTick));
}

void SandboxTable::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

void SandboxTable::setUpHeader()
{
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(true);
    header()->setHighlightSections(false);
    for (const auto &[column, sample] : s_samples)
        setColumnWidth(column, fontMetrics().horizontalAdvance(QLatin1StringView(sample)) + 12);
    const auto widest = [this](const QStringList &texts) {
        int width = 0;
        for (const QString &text : texts)
            width = std::max(width, fontMetrics().horizontalAdvance(text));
        return width + 36;
    };
    using sandbox::InternetState;
    using sandbox::SandboxState;
    setColumnWidth(SandboxModel::State,
                   widest({models::text(SandboxState::Running), models::text(SandboxState::Terminating)}));
    setColumnWidth(SandboxModel::Internet,
                   widest({models::text(InternetState::Requested), models::text(InternetState::NotRequested)}));
    hideColumn(SandboxModel::Node);
    hideColumn(SandboxModel::Pod);
    sortByColumn(SandboxModel::Age, Qt::AscendingOrder);
    header()->restoreState(m_settings.value(s_headerKey).toByteArray());
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &SandboxTable::offerColumns);
}

void SandboxTable::offerColumns(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < SandboxModel::ColumnCount; ++column) {
        QAction *entry = menu->addAction(m_rows.headerData(column, Qt::Horizontal).toString());
        entry->setCheckable(true);
        entry->setChecked(!isColumnHidden(column));
        connect(entry, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
    menu->popup(header()->mapToGlobal(position));
}

} // namespace liteboxd::sandboxes
