// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/session/session.h"
#include "gateway/install/gateway_rollout.h"
#include "gateway/install/rollout_watch.h"

#include <QDialog>

#include <memory>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace liteboxd::shell {
class FaultLabel;
class PlainLabel;
} // namespace liteboxd::shell

namespace liteboxd::gateways {

/// Puts the gateway into the cluster of a session, or brings the one there up to date: the API server judges first,
/// what would change is shown, and only then can it be written; then how its replicas get ready. `session` must outlive
/// it. GUI thread.
class InstallDialog : public QDialog
{
    Q_OBJECT

public:
    explicit InstallDialog(session::Session &session, QWidget *parent = nullptr);

    const session::Session &session() const { return m_session; }

private:
    using Purpose = install::GatewayRollout::Purpose;

    void forgetJudgement();
    void judge(Purpose purpose);
    void apply();
    void follow();
    void showStanding(const install::RolloutStanding &standing);
    void run(Purpose purpose, kube::Persistence persistence, async::Callback<install::InstallReport> done);
    void tell(const base::Error &error);
    void show(const install::InstallReport &report, bool isDone);
    static QString lineFor(const install::ObjectResult &result, bool isDone);

    session::Session &m_session;
    Purpose m_purpose = Purpose::Install;
    QLineEdit *m_image;
    QPlainTextEdit *m_changes;
    shell::PlainLabel *m_standing; ///< how far its replicas are
    shell::FaultLabel *m_fault;
    QPushButton *m_check;
    QPushButton *m_apply;
    async::Request m_step;
    std::unique_ptr<install::RolloutWatch> m_watch;
};

} // namespace liteboxd::gateways
