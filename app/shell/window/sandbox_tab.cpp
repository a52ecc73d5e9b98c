// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/sandbox_tab.h"

#include <utility>

namespace liteboxd::shell {

SandboxTab::SandboxTab(QString id, const QString &title, QString iconName, QWidget *parent)
    : QWidget(parent)
    , m_id(std::move(id))
    , m_title(title)
    , m_iconName(std::move(iconName))
{
    setAccessibleName(title);
}

void SandboxTab::setSession(session::Session *session)
{
    m_session = session;
    m_sandbox.reset();
    follow();
}

void SandboxTab::setSandbox(const sandbox::SandboxPtr &sandbox)
{
    if (sandbox == m_sandbox)
        return;
    m_sandbox = sandbox;
    follow();
}

void SandboxTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    follow();
}

void SandboxTab::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    follow();
}

} // namespace liteboxd::shell
