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
               "the same again.")
                .arg(question.server, context));
        m_approve->setIconText(tr("Run it and connect"));
        block << question.command;
    } else if (question.tokenFile.isEmpty()) {
        setHeadline(tr("This kubeconfig reads files"));
        setText(tr("To sign in to %1, the context “%2” reads the files below on this computer. Agree only if they are "
                   "meant for it.")
                    .arg(question.server, context));
        m_approve->setIconText(tr("Read them and connect"));
    } else {
        setHeadline(tr("This kubeconfig sends a file"));
        setText(tr("To sign in to %1, the context “%2” sends the contents of the file below to that server. Agree only "
                   "if the file is meant for it.")
                    .arg(question.server, context));
        m_approve->setIconText(tr("Send it and connect"));
    }
    block << question.files;
    if (!question.isVerified)
        block << tr("The server's certificate is not verified: whoever answers there gets what is sent.");
    if (!question.proxy.isEmpty())
        block << tr("All goes through the proxy %1.").arg(question.proxy);
    if (!question.actsAs.isEmpty())
        block << tr("Requests are made in the name of %1.").arg(question.actsAs);
    setBlock(block.join(u'\n'));
}

} // namespace liteboxd::connection
