// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_question_view.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

LoginQuestionView::LoginQuestionView(QWidget *parent)
    : shell::StateView(parent)
    , m_approve(new QAction(this))
{
    setActions({m_approve});
    connect(m_approve, &QAction::triggered, this, &LoginQuestionView::approved);
}

void LoginQuestionView::ask(const LoginQuestion &question, const QString &context)
{
    const bool runs = !question.command.isEmpty();
    setIcon(runs ? u"terminal"_s : u"token"_s, shell::ColorRole::Warning);
    QStringList block = question.environment;
    if (runs) {
        setHeadline(tr("This kubeconfig runs a program"));
        setText(
            tr("To sign in to %1, the context “%2” runs the program below on this computer, with your rights. Agree "
               "only if you know the program and trust whoever gave you the kubeconfig. You are not asked about "
               "the same program again.")
                .arg(question.server, context));
        m_approve->setIconText(tr("Run it and connect"));
        block << question.command;
    } else {
        setHeadline(tr("This kubeconfig sends a file"));
        setText(tr("To sign in to %1, the context “%2” sends the contents of the file below to that server. Agree only "
                   "if the file is meant for it.")
                    .arg(question.server, context));
        m_approve->setIconText(tr("Send it and connect"));
    }
    if (!question.tokenFile.isEmpty())
        block << question.tokenFile;
    setBlock(block.join(u'\n'));
}

} // namespace liteboxd::connection
