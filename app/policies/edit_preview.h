// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/flows/replay.h"
#include "core/policy/policy_preview.h"
#include "core/store/flow_segment.h"

#include <QJsonObject>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace liteboxd::store {
class Store;
}

namespace liteboxd::policies {

/// What an edited policy would change, computed.
struct EditEffects
{
    std::vector<policy::VerdictChange> changes{}; ///< between pods, nodes, API server and world
    flows::Replay replay{};                       ///< of the flows that were recorded in the last day
    std::size_t recorded = 0;                     ///< connections that it was asked about
};

/// Computes what an edited policy would do before anybody applies it: on the pool, and a moment after the last change
/// of the text. Another text ends what is under way. `clock` outlives it. GUI thread.
class EditPreview : public QObject
{
    Q_OBJECT

public:
    explicit EditPreview(const base::Clock &clock, QObject *parent = nullptr);
    ~EditPreview() override;

    /// Where flows are recorded; nullptr: nowhere, and only verdicts are compared.
    void setPlace(store::Store *store, const QString &clusterUid, const QString &nameSpace);

    /// The objects that the edited policy would be put among.
    void setExplainer(const std::shared_ptr<const policy::explain::PolicyExplainer> &explainer);

    /// Asks about this policy, unless that was the last question; nothing: nobody waits any more.
    void ask(const std::optional<QJsonObject> &policy);

Q_SIGNALS:
    /// A question was put, or (false) taken back.
    void waiting(bool isWaiting);
    void found(std::shared_ptr<const liteboxd::policies::EditEffects> effects);
    void failed(const liteboxd::base::Error &error);

private:
    using SeenFlows = std::shared_ptr<const std::vector<flows::SeenFlow>>;
    struct Answer;

    void cancel();
    void read();
    void compute(const store::FlowSegments &segments);

    const base::Clock &m_clock;
    QPointer<store::Store> m_store;
    QString m_clusterUid;
    QString m_nameSpace;
    std::shared_ptr<const policy::explain::PolicyExplainer> m_explainer;
    std::optional<QJsonObject> m_policy;
    SeenFlows m_seen; ///< of the last reading
    std::chrono::system_clock::time_point m_seenAt{};
    QTimer m_rest; ///< until the text rests
    async::Request m_reading;
    std::stop_source m_stop;
    quint64 m_question = 0;
};

} // namespace liteboxd::policies
