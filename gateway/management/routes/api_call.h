// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/sandbox_id.h"
#include "core/sandbox/sandbox_search.h"
#include "gateway/management/routes/api_answer.h"
#include "gateway/management/routes/api_request.h"
#include "gateway/management/routes/audit_log.h"
#include "gateway/management/routes/json_members.h"
#include "gateway/management/feeds/event_ring.h"
#include "gateway/management/feeds/traffic_events.h"
#include "gateway/management/feeds/managed_cluster.h"

#include <QJsonObject>
#include <QObject>
#include <QString>
#include <QUrl>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>

namespace liteboxd::management {

/// One request to the management API while it is answered: what an operation of routes.h works with. It answers once,
/// and goes then, with everything that was begun for it. On the control plane's thread.
class ApiCall : public QObject
{
    Q_OBJECT

public:
    /// What outlives it.
    struct Surroundings
    {
        ManagedCluster cluster;
        AuditLog *audit = nullptr; ///< nullptr: nothing is written down
        std::shared_ptr<EventRing> events;
        QObject *streams = nullptr; ///< parent of what goes on behind the answer
        LookAtTraffic look;         ///< answers on the control plane's thread; empty: there is no gateway to look at
    };

    ApiCall(Surroundings surroundings, ApiRequest request, QObject *parent = nullptr);

    const ApiRequest &request() const { return m_request; }
    kube::ApiClient &api() const { return *m_around.cluster.api; }
    sandbox::SandboxCache &sandboxes() const { return *m_around.cluster.sandboxes; }
    const std::string &nameSpace() const { return m_around.cluster.nameSpace; }
    const std::shared_ptr<EventRing> &events() const { return m_around.events; }
    QObject *streams() const { return m_around.streams; }

    /// Where access URLs lead.
    QUrl gateway() const { return QUrl(QString::fromStdString(m_request.origin)); }

    /// Of the path.
    QString parameter(const std::string &name) const;
    /// Of the query, decoded; null if it is not there.
    QString option(const QString &name) const;
    QStringList options(const QString &name) const;
    /// A whole number of the query, `otherwise` if it is not there. Nothing: it is none of these; that was answered.
    std::optional<int> number(const QString &name, int least, int most, int otherwise);

    /// "true" or "false" in the query, `otherwise` if it is not there. Nothing: it is neither; that was answered.
    std::optional<bool> flag(const QString &name, bool otherwise = false);

    /// The body, which must be a JSON object (an empty one counts as {}). Nothing: it is none; that was answered.
    std::optional<QJsonObject> body();

    /// What `take` makes of the body's members. Nothing: it is no object, or has a member that is not as it must be or
    /// that nobody asked for; that was answered.
    template<typename Take>
    std::optional<std::invoke_result_t<Take, JsonMembers &>> read(Take take)
    {
        const auto json = body();
        if (!json)
            return std::nullopt;
        JsonMembers members(*json);
        std::optional<std::invoke_result_t<Take, JsonMembers &>> value(std::in_place, take(members));
        if (const auto fault = members.fault()) {
            fail(*fault);
            return std::nullopt;
        }
        return value;
    }

    /// Finds the sandbox that the path names, as the API server has it now, and goes on with it; or answers 404.
    void withSandbox(std::function<void(const sandbox::FoundSandbox &)> goOn);

    /// What goes through this replica now, unless this has answered before; nothing where nobody knows.
    void look(std::function<void(const engine::GatewayLook &)> done);

    /// Keeps an operation until this has answered.
    void keep(async::Request request) { m_step = std::move(request); }

    /// What the audit log is told of it when it ends, beside what its route says of it. No parameter holds a secret.
    void addToAudit(const QJsonObject &parameters) { m_entry.parameters = parameters; }
    /// It is of another kind than its route; of none if it changes nothing.
    void audits(const char *kind, const QJsonObject &parameters = {});
    /// The object is not in the path.
    void setAuditedObject(const QString &object) { m_entry.object = object; }

    static ApiAnswer jsonAnswer(int status, const QJsonObject &json);
    void answer(int status, const QJsonObject &json) { answer(jsonAnswer(status, json)); }
    void answer(const ApiAnswer &answer);
    /// The request cannot be as it is.
    void refuse(int status, std::string_view code, std::string_view detail);
    void fail(const base::Error &error);

Q_SIGNALS:
    /// Once.
    void answered(const liteboxd::management::ApiAnswer &answer);

private:
    void writeDown(int status, const QString &outcome, const QString &error);
    void tell(const ApiAnswer &answer);

    const Surroundings m_around;
    const ApiRequest m_request;
    const QUrlQuery m_query;
    AuditEntry m_entry;
    async::Request m_step;
    bool m_hasAnswered = false;
};

} // namespace liteboxd::management
