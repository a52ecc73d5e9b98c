// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/login_question.h"
#include "app/shell/widgets/state_view.h"

class QAction;

namespace liteboxd::connection {

/// Asks whether a kubeconfig from elsewhere may run its program, or send its file: shows exactly what, and waits. No
/// box in the way: everything else in the window can be used. GUI thread.
class LoginQuestionView : public shell::StateView
{
    Q_OBJECT

public:
    explicit LoginQuestionView(QWidget *parent = nullptr);

    void ask(const LoginQuestion &question, const QString &context);

Q_SIGNALS:
    void approved();

private:
    QAction *m_approve;
};

} // namespace liteboxd::connection
