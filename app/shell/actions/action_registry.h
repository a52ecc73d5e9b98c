// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <array>

class QAction;

namespace liteboxd::shell {

/// The menu an action belongs to; also its heading in the palette and in the list of shortcuts.
enum class ActionGroup { File, Edit, View, Sandbox, Template, Gateway, Help };

/// All groups, in the order of the menu bar.
inline constexpr std::array actionGroups{ActionGroup::File,    ActionGroup::Edit,     ActionGroup::View,
                                         ActionGroup::Sandbox, ActionGroup::Template, ActionGroup::Gateway,
                                         ActionGroup::Help};

/// The heading of a group, translated; for a menu bar with a mnemonic.
QString title(ActionGroup group);
QString menuTitle(ActionGroup group);

/// Where in its menu an action stands: sections come in this order, with a line between two.
enum class MenuSection { Main, Lifetime, Details, Cluster, Internet, Copy, Pages, Account, Appearance, Language, End };

/// What an action is made of. `text` may hold a mnemonic.
struct ActionSpec
{
    QString id; ///< "sandbox.open": stable, never shown
    ActionGroup group;
    QString text;
    QString iconName{};
    QKeySequence shortcut{};
    MenuSection section = MenuSection::Main;
};

/// Keys, or what else one does, that a part of the window takes by itself: no action's shortcut, but listed beside
/// them.
struct KeyHint
{
    ActionGroup group;
    QString keys; ///< "Esc", translated
    QString text; ///< what it does
};

/// The one owner of all actions of the window, so that menu, toolbar, context menu, palette and the list of shortcuts
/// agree: one QAction each, with one state. Who registers an action connects to it and keeps its state. GUI thread.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    explicit ActionRegistry(QObject *parent = nullptr);

    /// Each id once.
    QAction *add(const ActionSpec &spec);

    /// nullptr if there is none.
    QAction *find(const QString &id) const { return m_byId.value(id); }

    /// In the order in which they were added.
    const QList<QAction *> &actions() const { return m_actions; }
    ActionGroup groupOf(const QAction *action) const { return m_places.value(action).group; }
    MenuSection sectionOf(const QAction *action) const { return m_places.value(action).section; }

    /// Those of a menu: section by section, within one in the order in which they were added.
    QList<QAction *> actions(ActionGroup group) const;

    void addHint(const KeyHint &hint) { m_hints << hint; }
    const QList<KeyHint> &hints() const { return m_hints; }

    /// Switches an action on, or off with the reason that is shown in its place ("Select a sandbox").
    static void enable(QAction *action);
    static void disable(QAction *action, const QString &reason);

Q_SIGNALS:
    void added(QAction *action);

private:
    struct Place
    {
        ActionGroup group;
        MenuSection section;
    };

    QList<QAction *> m_actions;
    QList<KeyHint> m_hints;
    QHash<QString, QAction *> m_byId;
    QHash<const QAction *, Place> m_places;
};

/// The text of an action without its mnemonic and its dots.
QString plainText(const QAction *action);

} // namespace liteboxd::shell
