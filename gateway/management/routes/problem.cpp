// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/routes/problem.h"

#include "core/base/redaction.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace liteboxd::management {

using namespace Qt::Literals::StringLiterals;

namespace {

QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

const char *titleOf(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 502:
        return "Bad Gateway";
    case 503:
        return "Service Unavailable";
    case 504:
        return "Gateway Timeout";
    default:
        break;
    }
    return "Internal Server Error";
}

} // namespace

ApiAnswer problem(int status, std::string_view code, std::string_view detail, std::string_view requestId)
{
    const QJsonObject json{{u"type"_s, u"about:blank"_s},
                           {u"title"_s, QLatin1StringView(titleOf(status))},
                           {u"status"_s, status},
                           {u"code"_s, text(code)},
                           {u"detail"_s, text(base::redact(detail))},
                           {u"requestId"_s, text(requestId)}};
    ApiAnswer answer;
    answer.status = status;
    answer.body = QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString() + '\n';
    answer.contentType = "application/problem+json";
    return answer;
}

ApiAnswer problem(const base::Error &error, std::string_view requestId)
{
    ApiAnswer answer = problem(statusOf(error.code), base::name(error.code), error.text(), requestId);
    if (error.retryAfter)
        answer.fields.emplace_back("Retry-After", std::to_string(error.retryAfter->count()));
    return answer;
}

int statusOf(base::ErrorCode code)
{
    using base::ErrorCode;
    switch (code) {
    case ErrorCode::InvalidArgument:
    case ErrorCode::Malformed:
        return 400;
    case ErrorCode::Forbidden: // the gateway's own account may not
        return 403;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::AlreadyExists:
    case ErrorCode::Conflict:
        return 409;
    case ErrorCode::Rejected:
    case ErrorCode::Unsupported:
        return 422;
    case ErrorCode::RateLimited:
        return 429;
    case ErrorCode::ServerFailed:
    case ErrorCode::ProtocolViolated:
    case ErrorCode::ConnectionLost:
        return 502;
    case ErrorCode::TimedOut:
        return 504;
    case ErrorCode::Internal:
        return 500;
    default:
        break;
    }
    return 503; // the cluster cannot be reached, or does not know this gateway
}

} // namespace liteboxd::management
