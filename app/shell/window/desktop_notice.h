// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QDBusPendingCallWatcher;

namespace liteboxd::shell {

/// A message of the desktop's own, for what somebody has to know though the window is not in front (freedesktop.org's
/// Desktop Notifications Specification 1.2: Notify, and ActionInvoked where somebody clicks it). A desktop without that
/// service shows none. GUI thread; does not wait. Deletes itself when the message is closed.
class DesktopNotice final : public QObject
{
    Q_OBJECT

public:
    /// `text` is plain, of one or more lines; `opened` runs when somebody clicks the message, while `context` lives.
    static void show(const QString &title, const QString &text, QObject *context, std::function<void()> opened);

private Q_SLOTS:
    void takeAction(uint id, const QString &action);
    void takeToken(uint id, const QString &token);
    void takeEnd(uint id, uint reason);

private:
    DesktopNotice(const QString &title, const QString &text, QObject *context, std::function<void()> opened);
    void takeId(QDBusPendingCallWatcher *call);

    std::function<void()> m_opened;
    uint m_id = 0; ///< of the desktop; none before it has answered
};

} // namespace liteboxd::shell
