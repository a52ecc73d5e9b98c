// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/api_call.h"

#include "core/base/ascii.h"
#include "core/store/audit_kinds.h"
#include "gateway/management/routes/api_route.h"
#include "gateway/management/routes/problem.h"

#include <QJsonDocument>
#include <QPointer>

#include <utility>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Whether a Content-Type is JSON's, whatever its parameters say (RFC 9110, 8.3.1).
bool isJson(std::string_view contentType)
{
    return base::equalsIgnoringCase(base::trimmed(contentType.substr(0, contentType.find(';'))), "application/json");
}

/// A plus stands for a space, as forms write it.
QUrlQuery queryOf(const ApiRequest &request)
{
    return QUrlQuery(QString::fromStdString(request.query).replace(u'+', u"%20"_s));
}

} // namespace

ApiCall::ApiCall(Surroundings surroundings, ApiRequest request, QObject *parent)
    : QObject(parent)
    , m_around(std::move(surroundings))
    , m_request(std::move(request))
    , m_query(queryOf(m_request))
    , m_entry(AuditEntry::of(m_request))
{}

QString ApiCall::parameter(const std::string &name) const
{
    const auto found = m_request.parameters.find(name);
    return found == m_request.parameters.end() ? QString() : QString::fromStdString(found->second);
}

QString ApiCall::option(const QString &name) const
{
    return m_query.hasQueryItem(name) ? m_query.queryItemValue(name, QUrl::FullyDecoded) : QString();
}

QStringList ApiCall::options(const QString &name) const
{
    return m_query.allQueryItemValues(name, QUrl::FullyDecoded);
}

std::optional<int> ApiCall::number(const QString &name, int least, int most, int otherwise)
{
    const QStringList given = options(name);
    if (given.isEmpty())
        return otherwise;
    bool isNumber = false;
    const int value = given.first().toInt(&isNumber);
    if (given.size() == 1 && isNumber && value >= least && value <= most)
        return value;
    refuse(400, "InvalidArgument",
           (name + u" must be a whole number from %1 to %2, once"_s.arg(least).arg(most)).toStdString());
    return std::nullopt;
}

std::optional<bool> ApiCall::flag(const QString &name, bool otherwise)
{
    const QStringList given = options(name);
    if (given.isEmpty())
        return otherwise;
    if (given.size() == 1 && (given.first() == u"true"_s || given.first() == u"false"_s))
        return given.first() == u"true"_s;
    refuse(400, "InvalidArgument", name.toStdString() + " must be true or false, once");
    return std::nullopt;
}

std::optional<QJsonObject> ApiCall::body()
{
    if (m_request.body.empty())
        return QJsonObject();
    if (!isJson(m_request.contentType)) {
        refuse(415, "UnsupportedMediaType", "the body must be application/json");
        return std::nullopt;
    }
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(m_request.body));
    if (document.isObject())
        return document.object();
    refuse(400, "Malformed", "the body must be a JSON object");
    return std::nullopt;
}

void ApiCall::withSandbox(std::function<void(const sandbox::FoundSandbox &)> goOn)
{
    const auto id = base::SandboxId::parse(parameter("id").toStdString());
    if (!id)
        return fail(id.error());
    keep(
        sandbox::SandboxSearch::start(api(), nameSpace(), *id, this,
                                      [this, goOn = std::move(goOn)](const base::Result<sandbox::FoundSandbox> &found) {
                                          if (!found)
                                              return fail(found.error());
                                          goOn(*found);
                                      }));
}

void ApiCall::look(std::function<void(const engine::GatewayLook &)> done)
{
    if (!m_around.look)
        return done({});
    m_around.look([done = std::move(done), call = QPointer<ApiCall>(this)](const engine::GatewayLook &seen) {
        if (call != nullptr)
            done(seen);
    });
}

void ApiCall::audits(const char *kind, const QJsonObject &parameters)
{
    m_entry.kind = QString::fromLatin1(kind);
    m_entry.parameters = parameters;
}

ApiAnswer ApiCall::jsonAnswer(int status, const QJsonObject &json)
{
    ApiAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString() + '\n';
    return answer;
}

void ApiCall::answer(const ApiAnswer &answer)
{
    writeDown(answer.status, QLatin1StringView(store::outcomes::done), {});
    tell(answer);
}

void ApiCall::refuse(int status, std::string_view code, std::string_view detail)
{
    writeDown(status, QLatin1StringView(store::outcomes::refused),
              QString::fromUtf8(detail.data(), static_cast<qsizetype>(detail.size())));
    tell(problem(status, code, detail, m_request.requestId));
}

void ApiCall::fail(const base::Error &error)
{
    const ApiAnswer answer = problem(error, m_request.requestId);
    const bool isUnknown = error.effect == base::ErrorEffect::Unknown;
    const bool isRefused = answer.status < 500;
    writeDown(answer.status,
              QLatin1StringView(isUnknown   ? store::outcomes::unknown
                                : isRefused ? store::outcomes::refused
                                            : store::outcomes::failed),
              QString::fromStdString(error.text()));
    tell(answer);
}

void ApiCall::writeDown(int status, const QString &outcome, const QString &error)
{
    if (m_hasAnswered || m_entry.kind.isEmpty())
        return;
    m_entry.status = status;
    m_entry.outcome = outcome;
    m_entry.error = error;
    tellOf(m_entry, m_around.audit, m_around.events.get());
}

void ApiCall::tell(const ApiAnswer &answer)
{
    if (!std::exchange(m_hasAnswered, true))
        Q_EMIT answered(answer);
}

} // namespace liteboxd::management
