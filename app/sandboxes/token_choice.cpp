// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/token_choice.h"

#include "app/shell/actions/action_registry.h"

#include <QAction>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {
const QString s_key = u"tokens/keep"_s;
}

TokenChoice::TokenChoice(shell::ActionRegistry &actions, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_action(actions.add({u"sandbox.keeptokens"_s,
                            shell::ActionGroup::Sandbox,
                            tr("&Keep copied tokens in the keychain"),
                            u"lock"_s,
                            {},
                            shell::MenuSection::End}))
{
    m_action->setCheckable(true);
    m_action->setChecked(keeps().value_or(true));
    connect(m_action, &QAction::toggled, this, &TokenChoice::set);
}

std::optional<bool> TokenChoice::keeps() const
{
    const QVariant chosen = m_settings.value(s_key);
    return chosen.isValid() ? std::optional(chosen.toBool()) : std::nullopt;
}

void TokenChoice::set(bool keep)
{
    m_settings.setValue(s_key, keep);
    m_action->setChecked(keep);
}

} // namespace liteboxd::sandboxes
