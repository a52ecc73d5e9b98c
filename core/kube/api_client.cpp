// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/api_client.h"

#include "core/kube/discovery_call.h"
#include "core/kube/list_call.h"
#include "core/kube/login/make_credentials.h"
#include "core/kube/retrying_call.h"
#include "core/kube/wire/network_transport.h"
#include "core/kube/wire/query_string.h"

#include <QJsonDocument>

#include <cstdlib>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

base::Result<QJsonObject> readObject(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return base::fail(ErrorCode::ProtocolViolated, "the server did not answer with a JSON object");
    return document.object();
}

base::Result<AccessAnswer> readAnswer(const QByteArray &body)
{
    const auto review = readObject(body);
    if (!review)
        return base::fail(review.error());
    const QJsonObject status = (*review)[QStringLiteral("status")].toObject();
    return AccessAnswer{status[QStringLiteral("allowed")].toBool(),
                        status[QStringLiteral("reason")].toString().toStdString()};
}

base::Result<AccessRules> readRules(const QByteArray &body)
{
    const auto review = readObject(body);
    if (!review)
        return base::fail(review.error());
    return AccessRules::read((*review)[QStringLiteral("status")].toObject());
}

base::Result<ServerVersion> readVersion(const QByteArray &body)
{
    const auto version = readObject(body);
    if (!version)
        return base::fail(version.error());
    const auto text = [&](const char *name) { return (*version)[QLatin1String(name)].toString().toStdString(); };
    ServerVersion out{text("gitVersion")};
    out.major = std::atoi(text("major").c_str()); // minor may read "34+"
    out.minor = std::atoi(text("minor").c_str());
    out.platform = text("platform");
    if (out.gitVersion.empty())
        return base::fail(ErrorCode::ProtocolViolated, "this is not a Kubernetes API server");
    return out;
}

std::string dryRun(Persistence persistence)
{
    return persistence == Persistence::DryRun ? "All" : "";
}

std::string queryOf(const WriteOptions &options)
{
    QueryString query;
    query.add("dryRun", dryRun(options.persistence));
    query.add("fieldManager", options.fieldManager);
    return query.text();
}

void insert(QJsonObject &object, const char *name, const std::string &value)
{
    if (!value.empty())
        object.insert(QLatin1String(name), QString::fromStdString(value));
}

std::string nameOf(Propagation propagation)
{
    switch (propagation) {
    case Propagation::Background:
        return "Background";
    case Propagation::Foreground:
        return "Foreground";
    case Propagation::Orphan:
        return "Orphan";
    case Propagation::Usual:
        break;
    }
    return {};
}

QJsonObject bodyOf(const RemoveOptions &options)
{
    QJsonObject preconditions;
    insert(preconditions, "uid", options.uid.value_or(""));
    insert(preconditions, "resourceVersion", options.resourceVersion.value_or(""));
    QJsonObject body{{QStringLiteral("apiVersion"), QStringLiteral("v1")},
                     {QStringLiteral("kind"), QStringLiteral("DeleteOptions")}};
    if (!preconditions.isEmpty())
        body.insert(QStringLiteral("preconditions"), preconditions);
    if (options.gracePeriodSeconds)
        body.insert(QStringLiteral("gracePeriodSeconds"), *options.gracePeriodSeconds);
    insert(body, "propagationPolicy", nameOf(options.propagation));
    if (options.persistence == Persistence::DryRun)
        body.insert(QStringLiteral("dryRun"), QJsonArray{QStringLiteral("All")});
    return body;
}

QJsonObject bodyOf(const AccessQuestion &question)
{
    QJsonObject attributes;
    insert(attributes, "verb", question.verb);
    insert(attributes, "group", question.group);
    insert(attributes, "resource", question.resource);
    insert(attributes, "namespace", question.nameSpace);
    insert(attributes, "name", question.name);
    insert(attributes, "subresource", question.subresource);
    return {{QStringLiteral("apiVersion"), QStringLiteral("authorization.k8s.io/v1")},
            {QStringLiteral("kind"), QStringLiteral("SelfSubjectAccessReview")},
            {QStringLiteral("spec"), QJsonObject{{QStringLiteral("resourceAttributes"), attributes}}}};
}

constexpr const char *json = "application/json";

/// A question that is asked by POST.
HttpRequest asking(const std::string &target, const QJsonObject &body)
{
    return {"POST", target, json, bytesOf(body)};
}

HttpRequest writing(const char *method, const std::string &target, const char *contentType, QByteArray body,
                    Persistence persistence)
{
    HttpRequest request{method, target, contentType, std::move(body)};
    request.effect = persistence == Persistence::DryRun ? HttpEffect::None : HttpEffect::Writes;
    return request;
}

} // namespace

base::Result<std::unique_ptr<ApiClient>> ApiClient::create(const ConnectionSettings &settings)
{
    return create(settings, makeCredentials(settings));
}

base::Result<std::unique_ptr<ApiClient>> ApiClient::create(const ConnectionSettings &settings,
                                                           std::shared_ptr<CredentialSource> credentials)
{
    auto transport = NetworkTransport::create(settings, std::move(credentials));
    if (!transport)
        return base::fail(transport.error());
    return std::make_unique<ApiClient>(std::move(*transport));
}

ApiClient::ApiClient(std::unique_ptr<Transport> transport, QObject *parent)
    : QObject(parent)
    , m_transport(std::move(transport))
{
    m_transport->setWarningSink([this](const std::string &text) { takeWarning(text); });
    connect(&m_wakeUps, &WakeUps::happened, this, [this] {
        m_transport->forgetConnections();
        Q_EMIT wokeUp();
    });
}

ApiClient::~ApiClient()
{
    const auto calls = children(); // they use the transport, which goes before QObject's destructor deletes them
    qDeleteAll(calls);
}

template<class T>
async::Request ApiClient::send(const HttpRequest &request, const std::string &what, QObject *context,
                               async::Callback<T> done, base::Result<T> (*read)(const QByteArray &))
{
    const auto *call = new RetryingCall(
        *m_transport, request, what, context,
        [done = std::move(done), what, read](base::Result<QByteArray> body) {
            auto value = body ? read(*body) : base::fail(std::move(body.error()));
            if (!value && value.error().context.empty())
                value.error().context = what;
            done(std::move(value));
        },
        this);
    return call->request();
}

void ApiClient::takeWarning(const std::string &text)
{
    constexpr std::size_t mostRemembered = 1000;
    if (m_warnings.size() < mostRemembered && m_warnings.insert(text).second)
        Q_EMIT warned(QString::fromStdString(text));
}

async::Request ApiClient::get(const ResourcePath &object, QObject *context, async::Callback<QJsonObject> done)
{
    HttpRequest request;
    request.target = object.path();
    return send(request, object.text(), context, std::move(done), readObject);
}

async::Request ApiClient::list(const ListQuery &query, QObject *context, async::Callback<ObjectList> done)
{
    const auto *call = new ListCall(*m_transport, query, context, std::move(done), this);
    return call->request();
}

async::Request ApiClient::create(const ResourcePath &collection, const QJsonObject &object, const WriteOptions &options,
                                 QObject *context, async::Callback<QJsonObject> done)
{
    return send(writing("POST", collection.path() + queryOf(options), json, bytesOf(object), options.persistence),
                collection.text(), context, std::move(done), readObject);
}

async::Request ApiClient::remove(const ResourcePath &object, const RemoveOptions &options, QObject *context,
                                 async::Callback<QJsonObject> done)
{
    return send(writing("DELETE", object.path(), json, bytesOf(bodyOf(options)), options.persistence), object.text(),
                context, std::move(done), readObject);
}

async::Request ApiClient::patch(const ResourcePath &object, const Patch &patch, const WriteOptions &options,
                                QObject *context, async::Callback<QJsonObject> done)
{
    return send(writing("PATCH", object.path() + queryOf(options), patch.contentType, patch.body, options.persistence),
                object.text(), context, std::move(done), readObject);
}

async::Request ApiClient::apply(const ResourcePath &object, const QJsonObject &fields, const ApplyOptions &options,
                                QObject *context, async::Callback<QJsonObject> done)
{
    QueryString query;
    query.add("dryRun", dryRun(options.persistence));
    query.add("fieldManager", options.fieldManager);
    query.add("force", options.ownership == Ownership::Take ? "true" : "");
    // YAML by name, but every JSON text is YAML.
    return send(writing("PATCH", object.path() + query.text(), "application/apply-patch+yaml", bytesOf(fields),
                        options.persistence),
                object.text(), context, std::move(done), readObject);
}

async::Request ApiClient::reviewAccess(const AccessQuestion &question, QObject *context,
                                       async::Callback<AccessAnswer> done)
{
    const ResourcePath reviews{
        {"authorization.k8s.io", "v1", "selfsubjectaccessreviews", "SelfSubjectAccessReview", false}};
    return send(asking(reviews.path(), bodyOf(question)), "the review of one's own access", context, std::move(done),
                readAnswer);
}

async::Request ApiClient::reviewRules(const std::string &nameSpace, QObject *context, async::Callback<AccessRules> done)
{
    const ResourcePath reviews{
        {"authorization.k8s.io", "v1", "selfsubjectrulesreviews", "SelfSubjectRulesReview", false}};
    const QJsonObject body{
        {QStringLiteral("apiVersion"), QStringLiteral("authorization.k8s.io/v1")},
        {QStringLiteral("kind"), QStringLiteral("SelfSubjectRulesReview")},
        {QStringLiteral("spec"), QJsonObject{{QStringLiteral("namespace"), QString::fromStdString(nameSpace)}}}};
    return send(asking(reviews.path(), body), "the review of one's own rules", context, std::move(done), readRules);
}

async::Request ApiClient::discover(const std::vector<std::string> &groups, QObject *context,
                                   async::Callback<Discovery> done)
{
    const auto *call = new DiscoveryCall(*m_transport, groups, context, std::move(done), this);
    return call->request();
}

async::Request ApiClient::version(QObject *context, async::Callback<ServerVersion> done,
                                  std::chrono::milliseconds timeLimit)
{
    HttpRequest request;
    request.target = "/version";
    request.timeLimit = timeLimit;
    return send(request, "the version of the API server", context, std::move(done), readVersion);
}

} // namespace liteboxd::kube
