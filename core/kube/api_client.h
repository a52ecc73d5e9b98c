// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/result.h"
#include "core/kube/access_review.h"
#include "core/kube/access_rules.h"
#include "core/kube/discovery.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "core/kube/login/credential_source.h"
#include "core/kube/patch.h"
#include "core/kube/server_version.h"
#include "core/kube/wake_ups.h"
#include "core/kube/wire/list_query.h"
#include "core/kube/wire/resource_path.h"
#include "core/kube/wire/transport.h"
#include "core/kube/write_options.h"

#include <QJsonObject>
#include <QObject>

#include <chrono>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace liteboxd::kube {

/// The verbs of one API server. Lives on one thread and is used there. Owns its transport and nothing of its callers:
/// each operation belongs to the Request it returns, destroying that ends it on the wire; the callback runs on the
/// thread of `context` and never once `context` is gone. Destroying the client ends all operations with ConnectionLost.
///
/// Errors of all verbs: HostNotFound, ConnectionRefused, ConnectionLost, TimedOut, Certificate… from the transport;
/// otherwise the API server's Status: its message, code by HTTP status and reason (NotFound, AlreadyExists, Conflict,
/// Unauthenticated, Forbidden, Gone, Rejected, RateLimited, ServerFailed), `retryAfter` where it said one, and as
/// context the object asked for. No error holds a token. A server that is busy is asked again (RetryingCall says
/// when). The error of a write whose answer was lost has ErrorEffect::Unknown: look before you say that it was not
/// done.
class ApiClient : public QObject
{
    Q_OBJECT

public:
    /// A client over the network. Errors as NetworkTransport::create().
    static base::Result<std::unique_ptr<ApiClient>> create(const ConnectionSettings &settings,
                                                           std::shared_ptr<CredentialSource> credentials);

    /// The same with credentials that are shared with nobody.
    static base::Result<std::unique_ptr<ApiClient>> create(const ConnectionSettings &settings);

    /// A client over another transport (tests; port-forwards later).
    explicit ApiClient(std::unique_ptr<Transport> transport, QObject *parent = nullptr);
    ~ApiClient() override;

    async::Request get(const ResourcePath &object, QObject *context, async::Callback<QJsonObject> done);

    /// All objects of a query, page by page (limit 500). For what is kept and watched use WatchCache.
    async::Request list(const ListQuery &query, QObject *context, async::Callback<ObjectList> done);

    /// POST to the collection. AlreadyExists if the name is taken.
    async::Request create(const ResourcePath &collection, const QJsonObject &object, const WriteOptions &options,
                          QObject *context, async::Callback<QJsonObject> done);

    /// The object as it was, or as it is while it terminates; a Status object for some kinds.
    /// Conflict if a precondition does not hold.
    async::Request remove(const ResourcePath &object, const RemoveOptions &options, QObject *context,
                          async::Callback<QJsonObject> done);

    /// Merge patch (RFC 7386) or JSON patch (RFC 6902).
    async::Request patch(const ResourcePath &object, const Patch &patch, const WriteOptions &options, QObject *context,
                         async::Callback<QJsonObject> done);

    /// Server-side apply: `object` holds apiVersion, kind, metadata.name and the fields that `options.fieldManager`
    /// wants to own. Conflict if another manager owns one and `options.ownership` is not Take: fieldConflicts() tells
    /// who owns which.
    async::Request apply(const ResourcePath &object, const QJsonObject &fields, const ApplyOptions &options,
                         QObject *context, async::Callback<QJsonObject> done);

    /// Whether this user may do it (SelfSubjectAccessReview).
    async::Request reviewAccess(const AccessQuestion &question, QObject *context, async::Callback<AccessAnswer> done);

    /// All that this user may do in a namespace (SelfSubjectRulesReview). Incomplete where the server cannot list it.
    async::Request reviewRules(const std::string &nameSpace, QObject *context, async::Callback<AccessRules> done);

    /// Which kinds the server has in these API groups ("cilium.io"; "" is the core group). A group that it does not
    /// have is no error: the answer holds nothing of it.
    async::Request discover(const std::vector<std::string> &groups, QObject *context, async::Callback<Discovery> done);

    /// TimedOut if there is no answer within the limit.
    async::Request version(QObject *context, async::Callback<ServerVersion> done,
                           std::chrono::milliseconds timeLimit = std::chrono::seconds(30));

    /// For streams that are not single answers: reflectors, commands, logs.
    Transport &transport() { return *m_transport; }

Q_SIGNALS:
    /// The API server warned of something (a deprecated kind, a doubtful object). Each text is told once.
    void warned(const QString &text);

    /// This machine slept, or stood still: connections may be dead without knowing it, and what was seen is old.
    void wokeUp();

private:
    void takeWarning(const std::string &text);

    /// Sends and gives `done` what `read` makes of the body.
    template<class T>
    async::Request send(const HttpRequest &request, const std::string &what, QObject *context, async::Callback<T> done,
                        base::Result<T> (*read)(const QByteArray &body));

    std::unique_ptr<Transport> m_transport;
    std::set<std::string> m_warnings; ///< that were told
    WakeUps m_wakeUps;
};

} // namespace liteboxd::kube
