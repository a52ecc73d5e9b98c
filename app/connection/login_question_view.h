// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/login_question.h"
#include "app/shell/widgets/state_view.h"

class QAction;

namespace liteboxd::connection {

class LoginText;

/// Asks whether a kubeconfig from elsewhere may run its program, or send its file: shows exactly what, and waits. The
/// button that agrees works once the end of it was on the screen. No box in the way: everything else in the window can
/// be used. GUI thread.
class LoginQuestionView : public shell::StateView
{
    Q_OBJECT

public:
    explicit LoginQuestionView(QWidget *parent = nullptr);

    void ask(const LoginQuestion &question);

    LoginText *details() const { return m_details; }
    QAction *approve() const { return m_approve; }

Q_SIGNALS:
    void approved();
    void declined(); ///< by the button or Esc

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    LoginText *m_details;
    QAction *m_approve;
    QAction *m_decline;
};

} // namespace liteboxd::connection
