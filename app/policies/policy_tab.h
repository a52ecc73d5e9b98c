// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/window/sandbox_tab.h"
#include "core/policy/policy_overview.h"

#include <QPointer>
#include <QTimer>

class QPushButton;
class QStackedWidget;

namespace liteboxd::shell {
class PlainLabel;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::policies {

class AnswerList;

/// What the policies say to one sandbox: by which it is isolated in each direction, and the usual questions about it
/// with their verdicts and reasons. Reads while it is in front. GUI thread.
class PolicyTab : public shell::SandboxTab
{
    Q_OBJECT

public:
    explicit PolicyTab(QWidget *parent = nullptr);

    AnswerList *answers() const { return m_answers; }
    shell::PlainLabel *quarantine() const { return m_quarantine; }
    shell::PlainLabel *outgoing() const { return m_outgoing; }
    shell::PlainLabel *incoming() const { return m_incoming; }
    shell::PlainLabel *reason() const { return m_reason; }
    shell::StateView *stateView() const { return m_state; }
    QPushButton *moreButton() const { return m_more; }

Q_SIGNALS:
    /// Somebody has other questions about it than these.
    void moreWished(const QString &sandboxId);

protected:
    void follow() override;

private:
    void layOut();
    void take();
    void answer(const policy::PolicyPicture &picture, std::size_t pod);
    void showState();

    QPointer<policy::PolicyOverview> m_overview; ///< while the tab is in front
    QString m_uid;                               ///< of the sandbox that was asked about last
    QString m_asked;                             ///< what its verdicts depended on then
    QTimer m_again;
    shell::PlainLabel *m_quarantine; ///< visible while it is
    shell::PlainLabel *m_outgoing;
    shell::PlainLabel *m_incoming;
    AnswerList *m_answers;
    shell::PlainLabel *m_reason;
    QPushButton *m_more;
    QWidget *m_page;
    shell::StateView *m_state;
    QStackedWidget *m_stack;
};

} // namespace liteboxd::policies
