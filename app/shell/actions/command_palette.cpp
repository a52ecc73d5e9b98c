// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/command_palette.h"

#include "app/shell/actions/action_list_model.h"
#include "app/shell/actions/palette_model.h"
#include "app/shell/looks/color_roles.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/plain_label.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

constexpr int s_width = 620;
constexpr int s_rows = 10;

/// Icon, "Group  Name", and the shortcut or the reason at the right.
class MatchDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool on = index.flags().testFlag(Qt::ItemIsEnabled);
        if (selected)
            painter->fillRect(option.rect, option.palette.color(QPalette::Highlight));
        QRect content = option.rect.adjusted(metrics::Medium, 0, -metrics::Medium, 0);
        const QRect glyph(content.left(), content.center().y() - metrics::Icon / 2, metrics::Icon, metrics::Icon);
        qvariant_cast<QIcon>(index.data(Qt::DecorationRole))
            .paint(painter, glyph, Qt::AlignCenter, on ? QIcon::Normal : QIcon::Disabled);
        content.setLeft(glyph.right() + metrics::Medium);

        const QColor muted = color(ColorRole::Muted, option.palette);
        const QColor ink = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const QString note = index.data(PaletteModel::NoteRole).toString();
        const QString group = index.data(PaletteModel::GroupRole).toString() + u"  "_s;
        const int named = option.fontMetrics.horizontalAdvance(group + index.data().toString()) + metrics::Medium;
        const QString shortNote = option.fontMetrics.elidedText(note, Qt::ElideRight, content.width() - named);
        painter->setPen(muted);
        painter->drawText(content, Qt::AlignRight | Qt::AlignVCenter, shortNote);
        content.setRight(content.right() - option.fontMetrics.horizontalAdvance(shortNote) - metrics::Small);

        painter->drawText(content, Qt::AlignLeft | Qt::AlignVCenter, group);
        content.setLeft(content.left() + option.fontMetrics.horizontalAdvance(group));
        painter->setPen(on ? ink : option.palette.color(QPalette::Disabled, QPalette::Text));
        painter->drawText(content, Qt::AlignLeft | Qt::AlignVCenter,
                          option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, content.width()));
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        Q_UNUSED(index)
        return {0, std::max(metrics::RowHeight, option.fontMetrics.height() + metrics::Medium)};
    }
};

} // namespace

CommandPalette::CommandPalette(const ActionRegistry &registry, QWidget *parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint)
    , m_actions(new ActionListModel(registry, this))
    , m_found(new PaletteModel(this))
    , m_input(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new PlainLabel(tr("Nothing found"), m_list))
{
    setAccessibleName(tr("Command palette"));
    m_input->setPlaceholderText(tr("Type a command, a sandbox, a context or a namespace"));
    m_input->setAccessibleName(m_input->placeholderText());
    m_input->addAction(icon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    m_input->setFont(textFont(2));
    m_input->setClearButtonEnabled(true);
    m_input->installEventFilter(this);
    m_list->setModel(m_found);
    m_list->setItemDelegate(new MatchDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("What was found"));
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    m_nothing->setContentsMargins(metrics::Medium, metrics::Medium, metrics::Medium, metrics::Medium);
    m_nothing->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::Small, metrics::Small, metrics::Small, metrics::Small);
    column->addWidget(m_input);
    column->addWidget(m_list);

    connect(m_input, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_found->setTyped(text);
        selectFirst();
    });
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::addSource(PaletteSource source)
{
    m_sources.push_back(std::move(source));
}

/// What the registry has, as it is now.
QList<PaletteEntry> CommandPalette::actionEntries() const
{
    QList<PaletteEntry> entries;
    for (int row = 0; row < m_actions->rowCount(); ++row) {
        const QModelIndex index = m_actions->index(row);
        const QAction *action = m_actions->action(row);
        entries.append({index.data(ActionListModel::GroupRole).toString(), index.data().toString(),
                        index.data(ActionListModel::KeysRole).toString(),
                        [action] { return action->isEnabled() ? QString() : action->statusTip(); },
                        qvariant_cast<QIcon>(index.data(Qt::DecorationRole)),
                        [action = m_actions->action(row)] { action->trigger(); }});
    }
    return entries;
}

void CommandPalette::popUp()
{
    m_input->clear();
    QList<PaletteEntry> entries = actionEntries();
    for (const PaletteSource &source : m_sources)
        entries += source();
    m_found->setEntries(std::move(entries));
    selectFirst();
    const int height = m_input->sizeHint().height() + s_rows * metrics::RowHeight + 4 * metrics::Small;
    resize(std::min(s_width, parentWidget()->width() - 2 * metrics::Huge), height);
    const QPoint top = parentWidget()->mapToGlobal(QPoint((parentWidget()->width() - width()) / 2, 72));
    move(top);
    show();
    m_input->setFocus();
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_input || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        run();
        return true;
    }
    if (key != Qt::Key_Up && key != Qt::Key_Down && key != Qt::Key_PageUp && key != Qt::Key_PageDown)
        return false;
    const int step = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : key == Qt::Key_PageUp ? -s_rows : s_rows;
    const int row = std::clamp(m_list->currentIndex().row() + step, 0, std::max(0, m_found->rowCount() - 1));
    m_list->setCurrentIndex(m_found->index(row, 0));
    return true;
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::selectFirst()
{
    m_list->setCurrentIndex(m_found->index(0, 0));
    m_nothing->setVisible(m_found->rowCount() == 0);
}

void CommandPalette::run()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !m_found->entry(index.row()).whyOff().isEmpty())
        return;
    const std::function<void()> go = m_found->entry(index.row()).run; // closing may make the list anew
    close();
    go();
}

} // namespace liteboxd::shell
