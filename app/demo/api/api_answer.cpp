// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/api_answer.h"

#include <QJsonDocument>
#include <QUuid>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

bool wantsIndent(const http::RequestHead &request)
{
    const std::string_view query = request.query();
    const auto at = query.find("pretty=");
    if (at != std::string_view::npos)
        return !query.substr(at + 7).starts_with("false") && !query.substr(at + 7).starts_with('0');
    const std::string_view agent = request.find("User-Agent").value_or("");
    return agent.starts_with("curl") || agent.starts_with("Wget") || agent.starts_with("Mozilla/5.0");
}

} // namespace

http::Answer apiHead(int status, std::string_view contentType)
{
    http::Answer answer(status);
    answer.fields.emplace_back("Audit-Id", QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    answer.fields.emplace_back("Cache-Control", "no-cache, private");
    answer.fields.emplace_back("Content-Type", contentType);
    return answer;
}

http::Answer jsonAnswer(int status, const QByteArray &json, const http::RequestHead &request)
{
    http::Answer answer = apiHead(status, "application/json");
    answer.body = wantsIndent(request) ? QJsonDocument::fromJson(json).toJson(QJsonDocument::Indented).toStdString()
                                       : json.toStdString();
    if (!answer.body.ends_with('\n'))
        answer.body += '\n';
    return answer;
}

http::Answer statusAnswer(const Status &status, const http::RequestHead &request)
{
    const QByteArray text = QJsonDocument(status.toJson()).toJson(QJsonDocument::Compact);
    http::Answer answer = jsonAnswer(status.code, text, request);
    const int retryAfter = status.details.value("retryAfterSeconds"_L1).toInt();
    if (retryAfter > 0)
        answer.fields.emplace_back("Retry-After", std::to_string(retryAfter));
    return answer;
}

http::Answer plainAnswer(int status, std::string_view text)
{
    http::Answer answer = apiHead(status, "text/plain; charset=utf-8");
    answer.body = text;
    return answer;
}

bool acceptsJson(std::string_view accept)
{
    const QByteArray text(accept.data(), static_cast<qsizetype>(accept.size()));
    if (text.trimmed().isEmpty())
        return true;
    for (const QByteArray &choice : text.toLower().split(',')) {
        const QByteArrayList parts = choice.split(';');
        const QByteArray media = parts.first().trimmed();
        if (media != "application/json" && media != "application/*" && media != "*/*")
            continue;
        bool isTable = false;
        for (const QByteArray &parameter : parts.mid(1))
            isTable = isTable || parameter.trimmed().startsWith("as=");
        if (!isTable)
            return true;
    }
    return false;
}

} // namespace liteboxd::demo
