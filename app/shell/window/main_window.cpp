// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/main_window.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/actions/command_palette.h"
#include "app/shell/actions/shortcuts_dialog.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/window/page.h"
#include "app/shell/window/side_bar.h"
#include "core/models/tool_tip.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {
const QString s_geometryKey = u"window/geometry"_s;
const QString s_pageKey = u"window/page"_s;
constexpr QSize s_firstSize(1280, 800);
} // namespace

MainWindow::MainWindow(ActionRegistry &actions, QSettings &settings, QWidget *strip)
    : m_actions(actions)
    , m_settings(settings)
    , m_sideBar(new SideBar)
    , m_content(new QStackedWidget)
    , m_pages(new QStackedWidget)
    , m_errors(new ErrorStrip)
    , m_offers(new OfferStrip)
    , m_palette(new CommandPalette(actions, this))
{
    setWindowTitle(tr("LiteBoxd Console"));
    setContextMenuPolicy(Qt::NoContextMenu);

    auto *pagesArea = new QWidget;
    auto *row = new QHBoxLayout(pagesArea);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sideBar);
    row->addWidget(m_pages, 1);
    m_content->addWidget(pagesArea);

    // At the lower edge: what comes and goes there moves nothing under the mouse.
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(metrics::Medium, 0, metrics::Medium, 0);
    strips->setSpacing(0);
    strips->addWidget(m_errors);
    strips->addWidget(m_offers);

    auto *center = new QWidget;
    auto *column = new QVBoxLayout(center);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(strip);
    column->addWidget(m_content, 1);
    column->addLayout(strips);
    setCentralWidget(center);
    statusBar()->setSizeGripEnabled(false);

    connect(m_sideBar, &SideBar::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    registerActions();
    restore();
}

void MainWindow::addPage(Page *page)
{
    const int index = m_pages->addWidget(page);
    m_sideBar->addPage(*page);
    const QKeySequence keys(u"Ctrl+%1"_s.arg(index + 1));
    QAction *go = m_actions.add(
        {u"view.page."_s + page->id(), ActionGroup::View, page->title(), page->iconName(), keys, MenuSection::Pages});
    connect(go, &QAction::triggered, this, [this, index] { setCurrentPage(index); });
    if (index == 0 || m_settings.value(s_pageKey).toString() == page->id())
        m_sideBar->setCurrentRow(index);
}

void MainWindow::setWelcome(QWidget *welcome)
{
    m_welcome = welcome;
    m_content->addWidget(welcome);
}

void MainWindow::showWelcome()
{
    m_content->setCurrentWidget(m_welcome);
}

void MainWindow::showPages()
{
    if (!isWelcoming())
        return;
    m_content->setCurrentIndex(0);
    focusContent();
}

bool MainWindow::isWelcoming() const
{
    return m_welcome && m_content->currentWidget() == m_welcome;
}

void MainWindow::buildMenus()
{
    for (const auto group : actionGroups) {
        const QList<QAction *> entries = m_actions.actions(group);
        if (entries.isEmpty())
            continue;
        QMenu *menu = menuBar()->addMenu(menuTitle(group));
        MenuSection section = m_actions.sectionOf(entries.first());
        for (QAction *action : entries) {
            if (m_actions.sectionOf(action) != section)
                menu->addSeparator();
            section = m_actions.sectionOf(action);
            menu->addAction(action);
        }
    }
}

void MainWindow::setNote(const QString &key, const QString &text, const QString &toolTip)
{
    PlainLabel *&note = m_notes[key];
    if (!note) {
        note = new PlainLabel;
        note->setContentsMargins(metrics::Small, 0, metrics::Small, 0);
        statusBar()->addWidget(note);
    }
    note->setText(text);
    note->setToolTip(models::plainToolTip(toolTip));
    // The bar hides notes below a message, and shows those again that nobody else has hidden.
    const bool isCovered = !text.isEmpty() && !statusBar()->currentMessage().isEmpty();
    note->setVisible(!text.isEmpty() && !isCovered);
    if (isCovered)
        note->setAttribute(Qt::WA_WState_ExplicitShowHide, false);
}

void MainWindow::addNote(QWidget *note)
{
    statusBar()->addWidget(note);
}

void MainWindow::preferPage(Page &page)
{
    if (!m_settings.contains(s_pageKey))
        showPage(page);
}

Page *MainWindow::currentPage() const
{
    return qobject_cast<Page *>(m_pages->currentWidget());
}

void MainWindow::setCurrentPage(int index)
{
    m_sideBar->setCurrentRow(index);
}

void MainWindow::comeForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::showPage(Page &page)
{
    setCurrentPage(m_pages->indexOf(&page));
}

void MainWindow::addToPalette(PaletteSource source)
{
    m_palette->addSource(std::move(source));
}

void MainWindow::find()
{
    if (Page *page = currentPage(); page && !isWelcoming())
        page->find();
}

void MainWindow::registerActions()
{
    const auto add = [this](const ActionSpec &spec, auto slot) {
        connect(m_actions.add(spec), &QAction::triggered, this, slot);
    };
    add({u"view.palette"_s, ActionGroup::View, tr("&Command palette…"), u"command"_s, QKeySequence(u"Ctrl+K"_s)},
        [this] { m_palette->popUp(); });
    add({u"view.nextpane"_s, ActionGroup::View, tr("&Next pane"), u"pane"_s, QKeySequence(Qt::Key_F6)},
        &MainWindow::nextPane);
    add({u"help.shortcuts"_s, ActionGroup::Help, tr("&Keyboard shortcuts"), u"keyboard"_s, QKeySequence(u"Ctrl+?"_s)},
        [this] { (new ShortcutsDialog(m_actions, this))->show(); });
    add({u"help.about"_s, ActionGroup::Help, tr("&About LiteBoxd Console"), u"info"_s}, &MainWindow::showAbout);
}

void MainWindow::restore()
{
    // Room for a frame and a panel that the desktop does not tell of.
    const QSize room = screen()->availableSize() * 9 / 10;
    resize(s_firstSize.boundedTo(room));
    restoreGeometry(m_settings.value(s_geometryKey).toByteArray());
}

/// Never the boxes of the strip: a key that comes first must not lead to another cluster.
void MainWindow::focusContent()
{
    QWidget *first = m_content->currentWidget();
    if (Page *page = currentPage(); page && !isWelcoming())
        first = page->firstFocus();
    first->setFocus(Qt::OtherFocusReason);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!event->spontaneous())
        focusContent();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_settings.setValue(s_geometryKey, saveGeometry());
    if (const Page *page = currentPage())
        m_settings.setValue(s_pageKey, page->id());
    for (int index = 0; index < m_pages->count(); ++index)
        qobject_cast<Page *>(m_pages->widget(index))->saveState();
    QMainWindow::closeEvent(event);
}

void MainWindow::nextPane()
{
    QList<QWidget *> panes{m_sideBar};
    if (Page *page = currentPage())
        panes << page->panes();
    QWidget *focus = QApplication::focusWidget();
    qsizetype now = -1;
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (focus && (panes[i] == focus || panes[i]->isAncestorOf(focus)))
            now = i;
    }
    for (qsizetype step = 1; step <= panes.size(); ++step) {
        QWidget *pane = panes[(now + step) % panes.size()];
        if (pane->isVisible() && pane->isEnabled()) {
            pane->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(windowIcon().pixmap(64, 64));
    box->setWindowTitle(tr("About LiteBoxd Console"));
    box->setText(tr("LiteBoxd Console %1").arg(QApplication::applicationVersion()));
    box->setInformativeText(tr("Desktop console and gateway for LiteBoxd sandboxes on Kubernetes.\n"
                               "Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace liteboxd::shell
