// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/verify/probe_settings.h"
#include "core/verify/verify_run.h"
#include "gateway/management/feeds/session_feed.h"

#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::management {

/// A verification that somebody asked for through the API: of what can be read, or with probe pods (`probes`), which
/// are deleted at its end whatever that is. It ends by itself when its time is up, as `liteboxctl verify` does, and
/// deletes itself behind ended(). Destroying it leaves probes where there are any. One thread, that of `api`, which
/// outlives it.
class VerifyJob : public QObject
{
    Q_OBJECT

public:
    struct Wish
    {
        QStringList only{};                            ///< patterns of checks; empty: all
        std::optional<verify::ProbeSettings> probes{}; ///< nothing: no pods are made
    };

    /// What the audit log calls one with probes.
    static constexpr const char *fullKind = "verify-full";

    /// How long one may take in all.
    static constexpr std::chrono::minutes quickLimit{1};
    static constexpr std::chrono::minutes fullLimit{5};

    VerifyJob(kube::ApiClient &api, const std::string &nameSpace, const Wish &wish, QObject *parent);
    ~VerifyJob() override;

    /// A pattern that means no check; empty: each means some. Then it must not be started.
    const QString &unmatched() const { return m_unmatched; }
    bool isFull() const { return m_isFull; }

    /// Once. ended() follows, never inside this call.
    void start();

    /// Nobody waits for it any more, or its time is up: it cleans up and goes.
    void abandon();

    /// For a client that is told how it goes on: {type: "begun", total}, {type: "check", check, done, total}, {type:
    /// "report", report}. It is abandoned when the client leaves. Before start().
    std::shared_ptr<SessionFeed> feed();

Q_SIGNALS:
    void ended(const liteboxd::verify::VerifyReport &report);

private:
    void tell(const QJsonObject &message);
    void noteCheck(const verify::CheckRecord &check);
    void end(const verify::VerifyReport &report);

    const std::shared_ptr<ReceiverLink> m_link;
    const bool m_isFull;
    QString m_unmatched;
    std::unique_ptr<verify::VerifyRun> m_run;
    QTimer m_limit;
    std::weak_ptr<SessionFeed> m_feed;
    bool m_isEnding = false;
    int m_total = 0;
    int m_done = 0;
};

} // namespace liteboxd::management
