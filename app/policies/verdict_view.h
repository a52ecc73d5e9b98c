// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/policies/policy_edits.h"
#include "core/policy/policy_overview.h"

#include <QWidget>

class QLineEdit;
class QPushButton;

namespace liteboxd::shell {
class ChoiceBox;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::policies {

class AnswerList;

/// "What may this sandbox do?": the usual questions about one sandbox, and one of the person's own, with the computed
/// verdict, the policy that decides and the reason; and the wish to cut the sandbox off from everything. GUI thread.
class VerdictView : public QWidget
{
    Q_OBJECT

public:
    explicit VerdictView(QWidget *parent = nullptr);

    void show(const std::shared_ptr<const policy::PolicyPicture> &picture);

    /// The chosen sandbox; empty: there is none.
    QString sandboxId() const;
    /// One that is not known yet is chosen as soon as it is.
    void choose(const QString &sandboxId);

    /// Its pod, as far as policies look at it; nullptr: there is none.
    const policy::objects::Pod *pod() const;
    bool isInQuarantine() const;

    /// Whether it may ask for the names of its list only.
    bool hasDnsLock() const;

    /// Whether the gateway's proxy opens its list.
    bool hasEgressProxy() const;

    void setBusy(bool busy);

    AnswerList *answers() const { return m_answers; }
    QLineEdit *peer() const { return m_peer; }
    QLineEdit *port() const { return m_port; }
    QPushButton *askButton() const { return m_ask; }
    shell::ChoiceBox *direction() const { return m_direction; }
    QPushButton *dnsLockButton() const { return m_dnsLock; }
    QPushButton *proxyButton() const { return m_proxy; }
    QPushButton *quarantineButton() const { return m_quarantine; }
    shell::PlainLabel *ownAnswer() const { return m_ownAnswer; }

Q_SIGNALS:
    void quarantineWished(const QString &sandboxId);
    void releaseWished(const QString &sandboxId);
    void labelWished(const QString &sandboxId, liteboxd::policies::SandboxWish wish);

private:
    void layOut();
    void fillSandboxes();
    void answer();
    void ask();
    void updateButtons();

    std::shared_ptr<const policy::PolicyPicture> m_picture;
    bool m_isBusy = false;
    QString m_wished; ///< to be chosen when it is there
    shell::ChoiceBox *m_sandbox;
    AnswerList *m_answers;
    shell::ChoiceBox *m_direction;
    QLineEdit *m_peer;
    QLineEdit *m_port;
    QPushButton *m_ask;
    shell::PlainLabel *m_ownAnswer;
    shell::PlainLabel *m_hint;
    QPushButton *m_dnsLock;
    QPushButton *m_proxy;
    QPushButton *m_quarantine;
};

} // namespace liteboxd::policies
