// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"
#include "core/session/session.h"

#include <QPointer>
#include <QWidget>

namespace liteboxd::shell {

/// One tab of the details of a sandbox. Whoever has something to show of a sandbox makes one and gives it to the page of
/// sandboxes (SandboxesPage::addTab); tabs know the shell and never each other. A tab is made once and is told what it is
/// about: it asks the cluster only while it is in front. GUI thread.
class SandboxTab : public QWidget
{
    Q_OBJECT

public:
    /// `id` is stable and never shown; `title` is translated.
    SandboxTab(QString id, const QString &title, QString iconName, QWidget *parent = nullptr);

    const QString &id() const { return m_id; }
    const QString &title() const { return m_title; }
    const QString &iconName() const { return m_iconName; }

    /// nullptr while there is none. The sandbox goes with the session it is of.
    void setSession(session::Session *session);

    /// The one that is selected, each time something of it is another; nullptr for none, or several.
    void setSandbox(const sandbox::SandboxPtr &sandbox);

protected:
    session::Session *session() const { return m_session; }
    const sandbox::SandboxPtr &sandbox() const { return m_sandbox; }

    /// Session and sandbox if both are there and the tab is in front.
    bool isWanted() const { return m_session && m_sandbox && isVisible(); }

    /// Session, sandbox, or whether it is in front, is another now.
    virtual void follow() = 0;

    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QString m_id;
    QString m_title;
    QString m_iconName;
    QPointer<session::Session> m_session;
    sandbox::SandboxPtr m_sandbox;
};

} // namespace liteboxd::shell
