// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QAction;
class QSettings;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

/// Whether copied tokens go into the desktop's keychain: what a person chose by Sandbox > Keep copied tokens, or when
/// it was asked for. Remembered in the settings; nothing but the choice is there. All must outlive it. GUI thread.
class TokenChoice : public QObject
{
    Q_OBJECT

public:
    TokenChoice(shell::ActionRegistry &actions, QSettings &settings, QObject *parent = nullptr);

    /// Nothing before the first choice: then they are kept where the desktop needs not ask the person for that.
    std::optional<bool> keeps() const;
    void set(bool keep);

private:
    QSettings &m_settings;
    QAction *m_action;
};

} // namespace liteboxd::sandboxes
