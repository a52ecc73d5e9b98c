// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_table.h"

#include "app/flows/flow_delegate.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QSettings>

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using models::FlowModel;

namespace {

const QString s_headerKey = u"flows/columns"_s;

// What a column shows at most, as a measure of its first width.
constexpr std::array<std::pair<int, const char *>, 8> s_samples{{
    {FlowModel::Time, "00:00:00.000mmm"},
    {FlowModel::Source, "liteboxd/sandbox-00000000mm"},
    {FlowModel::Destination, "files.pythonhosted.org.mmm"},
    {FlowModel::Port, "00000/tcpmmmm"},
    {FlowModel::Verdict, "FORWARDEDmmmm"},
    {FlowModel::Reason, "No rule allows itmm"},
    {FlowModel::Policy, "computed: isolated by default-deny"},
    {FlowModel::Count, "Countmm"},
}};

} // namespace

FlowTable::FlowTable(QSettings &settings, QWidget *parent)
    : QTreeView(parent)
    , m_settings(settings)
    , m_delegate(new FlowDelegate(this))
{
    setItemDelegate(m_delegate);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setFrameShape(NoFrame);
    setAllColumnsShowFocus(true);
    setSelectionMode(SingleSelection);
    m_toEnd.setSingleShot(true);
    m_toEnd.setInterval(0);
    connect(&m_toEnd, &QTimer::timeout, this, [this] {
        if (!m_isReading)
            scrollToBottom();
    });
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &FlowTable::look);
}

void FlowTable::show(FlowModel &model)
{
    if (m_model == &model)
        return;
    m_model = &model;
    QItemSelectionModel *const before = selectionModel();
    setModel(&model);
    delete before;
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        look();
        Q_EMIT selectionMoved();
    });
    if (!std::exchange(m_isSized, true) && !header()->restoreState(m_settings.value(s_headerKey).toByteArray())) {
        for (const auto &[column, sample] : s_samples)
            setColumnWidth(column, fontMetrics().horizontalAdvance(QString::fromLatin1(sample)));
    }
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.row(row).gap)
            setFirstColumnSpanned(row, {}, true);
    }
    goToEnd();
}

const FlowRecord *FlowTable::selected() const
{
    return m_model && currentIndex().isValid() ? &m_model->row(currentIndex().row()) : nullptr;
}

void FlowTable::goToEnd()
{
    clearSelection();
    setCurrentIndex({});
    setReading(false);
    scrollToBottom();
}

void FlowTable::rowsInserted(const QModelIndex &parent, int first, int last)
{
    QTreeView::rowsInserted(parent, first, last);
    for (int row = first; row <= last; ++row) {
        if (m_model->row(row).gap)
            setFirstColumnSpanned(row, {}, true);
    }
    if (!m_isReading && isVisible())
        m_toEnd.start(); // the oldest rows may go next: one layout for both
}

/// What came while nobody saw it was not laid out.
void FlowTable::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    if (!m_isReading)
        m_toEnd.start();
}

/// A chosen row, or a place above the end.
void FlowTable::look()
{
    const bool isAtEnd = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    setReading(currentIndex().isValid() || !isAtEnd);
}

void FlowTable::setReading(bool reading)
{
    if (reading == m_isReading)
        return;
    m_isReading = reading;
    Q_EMIT readingChanged(reading);
}

void FlowTable::keyPressEvent(QKeyEvent *event)
{
    const bool toEnd = event->key() == Qt::Key_End && event->modifiers() == Qt::ControlModifier;
    if (event->key() == Qt::Key_Escape || toEnd)
        goToEnd();
    else
        QTreeView::keyPressEvent(event);
}

void FlowTable::setDimmed(bool dimmed)
{
    if (dimmed == m_delegate->isDimmed())
        return;
    m_delegate->setDimmed(dimmed);
    viewport()->update();
}

void FlowTable::saveState() const
{
    if (m_isSized)
        m_settings.setValue(s_headerKey, header()->saveState());
}

} // namespace liteboxd::flows
