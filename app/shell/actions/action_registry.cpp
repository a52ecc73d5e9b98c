// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/action_registry.h"

#include "app/shell/looks/icons.h"
#include "app/shell/words/tr.h"

#include <QAction>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

QString withoutMnemonic(QString text)
{
    // Chinese menus carry their mnemonic behind the text: "打开(&O)".
    if (const qsizetype tail = text.indexOf(u"(&"_s); tail > 0 && text.indexOf(u')', tail) == tail + 3)
        text.remove(tail, 4);
    text.remove(u'&');
    return text;
}

} // namespace

QString menuTitle(ActionGroup group)
{
    switch (group) {
    case ActionGroup::File:
        return Tr::tr("&File");
    case ActionGroup::Edit:
        return Tr::tr("&Edit");
    case ActionGroup::View:
        return Tr::tr("&View");
    case ActionGroup::Sandbox:
        return Tr::tr("&Sandbox");
    case ActionGroup::Template:
        return Tr::tr("&Template");
    case ActionGroup::Gateway:
        return Tr::tr("&Gateway");
    case ActionGroup::Help:
        break;
    }
    return Tr::tr("&Help");
}

QString title(ActionGroup group)
{
    return withoutMnemonic(menuTitle(group));
}

ActionRegistry::ActionRegistry(QObject *parent)
    : QObject(parent)
{}

QAction *ActionRegistry::add(const ActionSpec &spec)
{
    Q_ASSERT(!m_byId.contains(spec.id));
    auto *action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setIconText(plainText(action));
    if (!spec.iconName.isEmpty())
        action->setIcon(icon(spec.iconName));
    action->setShortcut(spec.shortcut);
    action->setMenuRole(QAction::NoRole);
    m_actions << action;
    m_byId.insert(spec.id, action);
    m_places.insert(action, {spec.group, spec.section});
    enable(action);
    Q_EMIT added(action);
    return action;
}

QList<QAction *> ActionRegistry::actions(ActionGroup group) const
{
    QList<QAction *> found;
    for (QAction *action : m_actions) {
        if (groupOf(action) == group)
            found << action;
    }
    std::stable_sort(found.begin(), found.end(),
                     [this](const QAction *a, const QAction *b) { return sectionOf(a) < sectionOf(b); });
    return found;
}

void ActionRegistry::enable(QAction *action)
{
    const QString keys = action->shortcut().toString(QKeySequence::NativeText);
    action->setEnabled(true);
    action->setToolTip(keys.isEmpty() ? plainText(action) : u"%1 (%2)"_s.arg(plainText(action), keys));
    action->setStatusTip({});
}

void ActionRegistry::disable(QAction *action, const QString &reason)
{
    action->setEnabled(false);
    action->setToolTip(plainText(action) + u'\n' + reason);
    action->setStatusTip(reason);
}

QString plainText(const QAction *action)
{
    QString text = withoutMnemonic(action->text());
    if (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

} // namespace liteboxd::shell
