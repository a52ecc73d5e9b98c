// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/allow_run.h"
#include "app/flows/template_allow_run.h"
#include "core/models/flow_feed.h"

#include <QObject>

#include <memory>

class QSettings;

namespace liteboxd::shell {
class ErrorStrip;
class NoticeStrip;
} // namespace liteboxd::shell

namespace liteboxd::flows {

class BlockedView;

/// Fills the inbox of blocked destinations, and does what a person decides about one. What is never to be asked about
/// is remembered per cluster and namespace. All it is given must outlive it. GUI thread.
class BlockedPresenter : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        models::FlowFeed &feed;
        BlockedView &view;
        shell::ErrorStrip &errors;
        shell::NoticeStrip &notice;
        QSettings &settings;
    };

    explicit BlockedPresenter(const Parts &parts, QObject *parent = nullptr);
    ~BlockedPresenter() override;

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    /// How many wait for an answer.
    int count() const { return m_count; }

    /// Puts a sandbox and a name into the fields of the view: "Allow this".
    void propose(const QString &sandboxId, const FlowPeer &destination);

    /// Puts a sandbox and the names that it was seen to want into the fields.
    void proposeList(const QString &sandboxId);

Q_SIGNALS:
    void countChanged();

    /// The internet access of a sandbox ends by itself after so long: somebody has to remember that it was asked for.
    void limited(const QString &sandboxId, std::chrono::seconds length);

private:
    void fill();
    void setAside(const QString &shown);
    void learn(const QString &sandboxId);
    void judge(const QString &sandboxId, const QStringList &domains);
    void apply();
    void showProposal();
    void showTemplateProposal();
    void tellApplied(const QString &sandboxId, const QStringList &domains);
    void tellFailed(const base::Error &error);
    QString key() const;

    Parts m_parts;
    session::Session *m_session = nullptr;
    std::unique_ptr<AllowRun> m_run;
    std::unique_ptr<TemplateAllowRun> m_templateRun;
    int m_count = 0;
};

} // namespace liteboxd::flows
