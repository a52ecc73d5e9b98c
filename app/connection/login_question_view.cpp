// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/login_question_view.h"

#include "app/connection/login_text.h"
#include "app/shell/actions/action_registry.h"

#include <QAction>
#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

LoginQuestionView::LoginQuestionView(QWidget *parent)
    : shell::StateView(parent)
    , m_details(new LoginText)
    , m_approve(new QAction(this))
    , m_decline(new QAction(tr("No"), this))
{
    setFields(m_details);
    setActions({m_decline, m_approve});
    connect(m_details, &LoginText::endSeen, this, [this] { shell::ActionRegistry::enable(m_approve); });
    connect(m_approve, &QAction::triggered, this, &LoginQuestionView::approved);
    connect(m_decline, &QAction::triggered, this, &LoginQuestionView::declined);
}

void LoginQuestionView::ask(const LoginQuestion &question)
{
    const bool runs = !question.program.isEmpty();
    setIcon(runs ? u"terminal"_s : u"token"_s, shell::ColorRole::Warning);
    if (runs) {
        setHeadline(tr("This kubeconfig runs a program"));
        setText(tr("To sign in, it runs the program below on this computer, with your rights, and gives the answer to "
                   "the server. Agree only if you know the program and trust whoever gave you the kubeconfig. You are "
                   "not asked about exactly this again."));
        m_approve->setText(tr("Run it and connect"));
    } else if (question.tokenFile.isEmpty()) {
        setHeadline(tr("This kubeconfig reads files"));
        setText(
            tr("To sign in, it reads the files below on this computer. Agree only if they are meant for the server. "
               "You are not asked about exactly this again."));
        m_approve->setText(tr("Read them and connect"));
    } else {
        setHeadline(tr("This kubeconfig sends a file"));
        setText(tr("To sign in, it sends the contents of the file below to the server. Agree only if the file is meant "
                   "for it. You are not asked about exactly this again."));
        m_approve->setText(tr("Send it and connect"));
    }
    m_approve->setIconText(m_approve->text());
    shell::ActionRegistry::disable(m_approve, tr("Read to the end first"));
    m_details->setLines(linesOf(question));
    m_details->setFocus();
}

void LoginQuestionView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_decline->trigger();
    else
        StateView::keyPressEvent(event);
}

} // namespace liteboxd::connection
