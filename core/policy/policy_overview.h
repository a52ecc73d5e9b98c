// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/kube/api_client.h"
#include "core/policy/dns_place.h"
#include "core/policy/explain/policy_explainer.h"
#include "core/policy/lint/finding.h"
#include "core/policy/policy_summary.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy {

/// What is known of a cluster's policies at one moment.
struct PolicyPicture
{
    std::vector<PolicySummary> policies{};
    lint::Findings findings{};
    std::vector<UnreadKind> unread{};
    bool hasCilium = false;
    DnsPlace dns{};
    std::shared_ptr<const explain::PolicyExplainer> explainer{}; ///< never null
};

/// Reads the policies of a namespace and all that decides verdicts there, and keeps the last picture, for everybody who
/// shows something of it. It reads when it is told; what is shown stays until the next reading has ended well. One
/// thread, that of `api`, which must outlive it like `clock`; a picture of thousands of policies is composed on the
/// pool. Destroying it ends what is under way.
class PolicyOverview : public QObject
{
    Q_OBJECT

public:
    /// What was read within this time is new enough for a page that opens.
    static constexpr std::chrono::seconds recent{5};

    PolicyOverview(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                   const base::Clock &clock, QObject *parent = nullptr);
    ~PolicyOverview() override;

    /// Reads everything anew; a reading under way goes on instead.
    void refresh();

    /// The same, unless the picture was read within `age`: another has looked just now.
    void refreshIfOlder(std::chrono::milliseconds age);

    /// Something was changed: a reading under way may have missed it, so another follows it.
    void refreshAfterChange();

    bool isReading() const { return m_isComposing || m_step.isPending(); }

    /// nullptr before the first reading has ended well.
    const std::shared_ptr<const PolicyPicture> &picture() const { return m_picture; }

    /// Why the last reading failed.
    const std::optional<base::Error> &error() const { return m_error; }

Q_SIGNALS:
    /// A reading has ended: there is another picture, or an error.
    void changed();

private:
    void readObjects(LivePolicies live);
    void compose(LivePolicies live, ClusterReading reading);
    void show(std::shared_ptr<const PolicyPicture> picture);
    void fail(base::Error error);
    void end();

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const std::vector<PolicyManifest> m_manifests;
    const base::Clock &m_clock;
    std::shared_ptr<const PolicyPicture> m_picture;
    std::optional<base::Error> m_error;
    async::Request m_step;
    std::chrono::steady_clock::time_point m_startedAt{}; ///< of the last reading
    bool m_isComposing = false;
    bool m_isBehind = false; ///< something was changed since it started
};

} // namespace liteboxd::policy
