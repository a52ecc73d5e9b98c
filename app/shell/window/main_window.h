// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/actions/palette_entry.h"

#include <QHash>
#include <QMainWindow>

class QSettings;
class QStackedWidget;

namespace liteboxd::shell {

class ActionRegistry;
class CommandPalette;
class ErrorStrip;
class OfferStrip;
class Page;
class PlainLabel;
class SideBar;

/// Lays the parts out and nothing more: strip, sidebar, pages or what stands in their place, status bar, menus made
/// from the registry. Remembers its geometry. GUI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// The window owns the strip. `actions` and `settings` must outlive it.
    MainWindow(ActionRegistry &actions, QSettings &settings, QWidget *strip);

    /// Puts a page behind the others, with a sidebar entry and Ctrl+1, Ctrl+2, …; owns it.
    void addPage(Page *page);

    /// The page of the first start, when nothing is remembered yet.
    void preferPage(Page &page);

    /// What stands in place of all pages while there is nothing to connect to; owns it.
    void setWelcome(QWidget *welcome);
    void showWelcome();
    void showPages();
    bool isWelcoming() const;

    /// Fills the menus; call it once, after everything has registered its actions.
    void buildMenus();

    /// Errors that belong to no page.
    ErrorStrip *errors() const { return m_errors; }

    /// Something that can be done now, and belongs to no page.
    OfferStrip *offers() const { return m_offers; }

    /// A note in the status bar, told apart by `key`; an empty text takes it away.
    void setNote(const QString &key, const QString &text, const QString &toolTip = {});

    /// The same by a widget of the caller's, who shows and hides it; owns it.
    void addNote(QWidget *note);

    Page *currentPage() const;
    void setCurrentPage(int index);
    void showPage(Page &page);

    /// In front of other windows, also if it was minimised, as far as the desktop lets it.
    void comeForward();

    /// What can be gone to by the command palette besides the actions.
    void addToPalette(PaletteSource source);

    /// Takes the person to the search of the current page.
    void find();

protected:
    void closeEvent(QCloseEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void registerActions();
    void restore();
    void focusContent();
    void nextPane();
    void showAbout();

    ActionRegistry &m_actions;
    QSettings &m_settings;
    SideBar *m_sideBar;
    QStackedWidget *m_content;
    QStackedWidget *m_pages;
    QWidget *m_welcome = nullptr;
    ErrorStrip *m_errors;
    OfferStrip *m_offers;
    CommandPalette *m_palette;
    QHash<QString, PlainLabel *> m_notes;
};

} // namespace liteboxd::shell
