// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/policies/edit_history.h"
#include "app/policies/page_state.h"
#include "app/policies/policy_edits.h"
#include "app/shell/window/page.h"
#include "core/models/policy_model.h"
#include "core/policy/policy_overview.h"
#include "core/session/session.h"

#include <QTimer>

#include <memory>
#include <optional>

class QLineEdit;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace liteboxd::shell {
class ActionRegistry;
class ErrorStrip;
class NoticeStrip;
class OfferStrip;
class PlainLabel;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::policies {

class PolicyDetails;
class PolicyTable;

/// The network policies of the connected namespace and of the cluster: what they select, say and do, how they stand to
/// what this program ships, and what one sandbox may do. Reads while it is shown; what another page of the session has
/// read is shown at once. Before that its badge says how the default policies stand. All it is given must outlive it.
/// GUI thread.
class PoliciesPage : public shell::Page
{
    Q_OBJECT

public:
    struct Parts
    {
        shell::ActionRegistry &actions;
        QAction *retry; ///< asks the cluster again
        QSettings &settings;
        const base::Clock &clock;
    };

    explicit PoliciesPage(const Parts &parts, QWidget *parent = nullptr);
    ~PoliciesPage() override;

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    /// Why there is no session, to be shown in its place.
    void setConnectionError(const std::optional<base::Error> &error);

    /// Where edits are kept for later; nullptr: nowhere.
    void setStore(store::Store *store) { m_history->setStore(store); }

    /// Where flows of this cluster are recorded, for what an edit would do with them; nullptr: nowhere. After
    /// setSession().
    void setRecordedFlows(store::Store *store, const QString &clusterUid);

    PageState state() const { return m_state; }

    /// Selects the policy of that name.
    void reveal(const QString &name);

    QList<QWidget *> panes() override;
    bool find() override;
    void saveState() const override;

    PolicyTable *table() const { return m_table; }
    models::PolicyModel &model() { return m_model; }
    PolicyDetails *details() const { return m_details; }
    shell::StateView *stateView() const { return m_stateView; }
    shell::OfferStrip *offer() const { return m_offer; }
    shell::NoticeStrip *notice() const { return m_notice; }
    shell::ErrorStrip *errors() const { return m_errors; }
    QAction *ensureAction() const { return m_ensure; }
    QAction *repairAction() const { return m_repair; }

Q_SIGNALS:
    /// For the audit trail.
    void happened(const liteboxd::models::ActivityEntry &entry);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    enum class Question { None, Ensure, TakeOver };

    void layOut();
    void layOutDetails();
    void wire();
    void follow(session::Session &session);
    void look();
    void take();
    void showPicture();
    void showState();
    void showSelection();
    void updateActions();
    void askOnce();
    void askToEnsure();
    void put(Question question, const QString &text, const QString &accept);
    void answer();
    sandbox::SandboxPtr sandboxOf(const QString &sandboxId);
    void setLabel(const QString &sandboxId, SandboxWish wish);

    QSettings &m_settings;
    QAction *m_retry;
    QAction *m_ensure;
    QAction *m_repair;
    models::PolicyModel m_model;
    QLineEdit *m_search;
    shell::PlainLabel *m_limits;
    PolicyTable *m_table;
    shell::StateView *m_stateView;
    QStackedWidget *m_stack;
    PolicyDetails *m_details;
    EditHistory *m_history;
    QSplitter *m_splitter;
    shell::ErrorStrip *m_errors;
    shell::NoticeStrip *m_notice;
    shell::OfferStrip *m_offer;
    session::Session *m_session = nullptr;
    policy::PolicyOverview *m_overview = nullptr; ///< the session's
    async::Request m_inspection;
    std::unique_ptr<PolicyEdits> m_edits;
    std::optional<base::Error> m_connectionError;
    PageState m_state = PageState::NotConnected;
    Question m_question = Question::None;
    bool m_isBehind = false; ///< a picture came while the page was not shown
    QTimer m_again;          ///< reads anew while the page is shown
};

} // namespace liteboxd::policies
