// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/actions/language_actions.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/words/language.h"

#include <QAction>
#include <QActionGroup>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {
const QString s_key = u"window/language"_s;
}

QString rememberedLanguage(const QSettings &settings)
{
    const QString language = settings.value(s_key).toString();
    return languages().contains(language) ? language : QString();
}

LanguageActions::LanguageActions(ActionRegistry &actions, QSettings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_group(new QActionGroup(this))
{
    const auto add = [&](const QString &name, const QString &text, const QString &language) {
        QAction *action =
            actions.add({u"view.language."_s + name, ActionGroup::View, text, u"globe"_s, {}, MenuSection::Language});
        action->setCheckable(true);
        action->setChecked(rememberedLanguage(settings) == language);
        m_group->addAction(action);
        connect(action, &QAction::triggered, this, [this, language] { choose(language); });
    };
    add(u"system"_s, tr("Language: as the desktop"), {});
    // A language is found by its own name, whatever the window speaks.
    add(u"en"_s, u"Language: English"_s, u"en"_s);
    add(u"zh_CN"_s, u"语言：简体中文"_s, u"zh_CN"_s);
}

void LanguageActions::choose(const QString &language)
{
    if (language == rememberedLanguage(m_settings))
        return;
    m_settings.setValue(s_key, language);
    Q_EMIT chosen();
}

} // namespace liteboxd::shell
