// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_table.h"

#include "app/sandboxes/sandbox_delegate.h"
#include "app/sandboxes/sort_header.h"
#include "app/shell/actions/action_registry.h"
#include "core/models/sandbox_words.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::SandboxModel;

namespace {

const QString s_headerKey = u"sandboxes/columns"_s;
const QString s_sizedKey = u"sandboxes/columnsaresized"_s;
constexpr int s_iconSpace = 24; // an icon and what is free behind it
constexpr std::chrono::milliseconds s_newsAfter(50);
constexpr std::chrono::milliseconds s_tick(1000);
constexpr std::chrono::milliseconds s_longestTick(8000);

// What a column shows at most, as a measure of its first width.
constexpr std::array<std::pair<int, const char *>, 9> s_samples{{
    {SandboxModel::Id, "00000000mmm"},
    {SandboxModel::Reason, "CrashLoopBackOff (137)"},
    {SandboxModel::Drops, "Drops/5m0"},
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
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Sandboxes"));
    setUpHeader();
    connect(this, &QWidget::customContextMenuRequested, this, &SandboxTable::offerActions);
    m_news.setSingleShot(true);
    m_news.setInterval(s_newsAfter);
    connect(&m_news, &QTimer::timeout, this, &SandboxTable::selectionMoved);
    connect(&rows, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex &first, const QModelIndex &last) {
        const QItemSelection chosen = selectionModel()->selection();
        const auto isTouched = [&](const QItemSelectionRange &range) {
            return range.top() <= last.row() && first.row() <= range.bottom();
        };
        if (!m_news.isActive() && std::any_of(chosen.begin(), chosen.end(), isTouched))
            m_news.start();
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

void SandboxTable::selectSandboxes(const QStringList &ids)
{
    const QSet<QString> wanted(ids.begin(), ids.end());
    QItemSelection chosen;
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        const QModelIndex index = m_rows.index(row, 0);
        if (wanted.contains(models::SandboxModel::keyOf(*m_rows.row(index).sandbox)))
            chosen.select(index, m_rows.index(row, m_rows.columnCount() - 1));
    }
    selectionModel()->select(chosen, QItemSelectionModel::ClearAndSelect);
    if (!chosen.isEmpty())
        scrollTo(chosen.first().topLeft());
    setFocus();
}

void SandboxTable::offer(const QList<QAction *> &actions)
{
    for (QAction *action : actions) {
        if (!action) {
            action = new QAction(this);
            action->setSeparator(true);
        }
        addAction(action);
    }
}

void SandboxTable::listKeys(shell::ActionRegistry &actions)
{
    using shell::ActionGroup;
    const QString menu = QKeySequence(Qt::SHIFT | Qt::Key_F10).toString(QKeySequence::NativeText);
    actions.addHint({ActionGroup::Sandbox, tr("Enter, double click"), tr("Open the selection in the browser")});
    actions.addHint({ActionGroup::Sandbox, menu, tr("Menu of the selection")});
    actions.addHint({ActionGroup::Sandbox, tr("Esc"), tr("Clear filter or selection")});
}

void SandboxTable::saveState() const
{
    m_settings.setValue(s_headerKey, header()->saveState());
    m_settings.setValue(s_sizedKey, m_isSized);
}

void SandboxTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        clearSelection();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT opened();
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        offerActions(visualRect(currentIndex()).bottomLeft());
    else if (!takeFirstRow(*event))
        QTreeView::keyPressEvent(event);
}

/// The first arrow takes the row that the focus stands on: it does not pass over it.
bool SandboxTable::takeFirstRow(const QKeyEvent &event)
{
    const bool isArrow = event.key() == Qt::Key_Down || event.key() == Qt::Key_Up;
    if (!isArrow || event.modifiers() != Qt::NoModifier || selectionModel()->hasSelection() || m_rows.rowCount() == 0)
        return false;
    const QModelIndex row = currentIndex().isValid() ? currentIndex() : m_rows.index(0, 0);
    selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    return true;
}

void SandboxTable::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTreeView::mouseDoubleClickEvent(event);
    if (event->button() == Qt::LeftButton && indexAt(event->position().toPoint()).isValid())
        Q_EMIT opened();
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
    setHeader(new SortHeader(SandboxDelegate::Padding, this));
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(true);
    header()->setHighlightSections(false);
    setNaturalWidths();
    hideColumn(SandboxModel::Reason);
    hideColumn(SandboxModel::Node);
    hideColumn(SandboxModel::Pod);
    header()->moveSection(SandboxModel::Template, SandboxModel::Expires); // what grows old stays in sight
    sortByColumn(SandboxModel::Age, Qt::AscendingOrder);
    header()->restoreState(m_settings.value(s_headerKey).toByteArray());
    m_isSized = m_settings.value(s_sizedKey).toBool();
    shareWidth();
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &SandboxTable::offerColumns);
    connect(header(), &QHeaderView::sectionResized, this,
            [this] { m_isSized = m_isSized || QGuiApplication::mouseButtons() != Qt::NoButton; });
}

void SandboxTable::setNaturalWidths()
{
    for (const auto &[column, sample] : s_samples)
        m_widths[column] = fontMetrics().horizontalAdvance(QLatin1StringView(sample)) + 2 * SandboxDelegate::Padding;
    const auto widest = [this](const QStringList &texts) {
        int width = 0;
        for (const QString &text : texts)
            width = std::max(width, fontMetrics().horizontalAdvance(text));
        return width + s_iconSpace + 2 * SandboxDelegate::Padding;
    };
    using sandbox::InternetState;
    using sandbox::SandboxState;
    m_widths[SandboxModel::State] =
        widest({models::text(SandboxState::Running), models::text(SandboxState::Terminating)});
    m_widths[SandboxModel::Internet] =
        widest({models::text(InternetState::Requested), models::text(InternetState::NotRequested)});
}

/// Gives what is left of the width to all columns alike: the last one has no use for all of it.
void SandboxTable::shareWidth()
{
    if (m_isSized)
        return;
    int needed = 0;
    int shown = 0;
    for (auto column = m_widths.cbegin(); column != m_widths.cend(); ++column) {
        needed += isColumnHidden(column.key()) ? 0 : column.value();
        shown += isColumnHidden(column.key()) ? 0 : 1;
    }
    const int share = std::max(0, viewport()->width() - needed) / std::max(1, shown);
    for (auto column = m_widths.cbegin(); column != m_widths.cend(); ++column)
        setColumnWidth(column.key(), column.value() + share);
}

void SandboxTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    shareWidth();
}

void SandboxTable::offerActions(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions());
    menu->popup(viewport()->mapToGlobal(position));
}

void SandboxTable::offerColumns(QPoint position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < SandboxModel::ColumnCount; ++column) {
        QAction *entry = menu->addAction(m_rows.headerData(column, Qt::Horizontal).toString());
        entry->setCheckable(true);
        entry->setChecked(!isColumnHidden(column));
        connect(entry, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            shareWidth();
        });
    }
    menu->popup(header()->mapToGlobal(position));
}

} // namespace liteboxd::sandboxes
