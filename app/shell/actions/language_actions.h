// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QActionGroup;
class QSettings;

namespace liteboxd::shell {

class ActionRegistry;

/// The language that was chosen in an earlier run; "" for the desktop's.
QString rememberedLanguage(const QSettings &settings);

/// View > Language: as the desktop, or one of those that the console speaks, each by its own name. Texts are made once,
/// so the choice holds from the next start. All must outlive it. GUI thread.
class LanguageActions : public QObject
{
    Q_OBJECT

public:
    LanguageActions(ActionRegistry &actions, QSettings &settings, QObject *parent = nullptr);

Q_SIGNALS:
    /// Another was chosen than before.
    void chosen();

private:
    void choose(const QString &language);

    QSettings &m_settings;
    QActionGroup *m_group;
};

} // namespace liteboxd::shell
