// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/answer.h"

#include "gateway/http/head_writer.h"
#include "gateway/http/http_date.h"

#include <cstdio>

namespace liteboxd::http {

namespace {

std::string jsonEscaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out.push_back('\\');
            out.push_back(c);
        } else if (static_cast<unsigned char>(c) < 0x20) {
            char escape[7];
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
            out += escape;
        } else {
            out.push_back(c);
        }
    }
    return out;
}

std::string htmlEscaped(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '&':
            out += "&amp;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out.push_back(c);
        }
    }
    return out;
}

constexpr std::string_view pageStyle =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem;color-scheme:light "
    "dark}h1{font-size:1.4rem}small{opacity:.7}";

} // namespace

ErrorFormat formatWanted(const RequestHead &request)
{
    const std::string_view accept = request.find(FieldId::Accept).value_or(std::string_view());
    return accept.find("text/html") != std::string_view::npos ? ErrorFormat::Html : ErrorFormat::Json;
}

Answer errorAnswer(int status, std::string_view message, std::string_view requestId, ErrorFormat format,
                   std::string_view hop)
{
    Answer answer(status);
    answer.fields.emplace_back("Cache-Control", "no-store");
    if (status == 401) // a MUST of RFC 9110, 15.5.2; browsers ask nobody for a scheme that they do not know
        answer.fields.emplace_back("WWW-Authenticate", "X-Access-Token");
    if (format == ErrorFormat::Json) {
        answer.fields.emplace_back("Content-Type", "application/json");
        answer.body = R"({"error":")" + jsonEscaped(message) + R"(","requestId":")" + jsonEscaped(requestId) + "\"}\n";
        return answer;
    }
    answer.fields.emplace_back("Content-Type", "text/html; charset=utf-8");
    answer.fields.emplace_back("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
    const std::string title = std::to_string(status) + " " + std::string(reasonPhrase(status));
    answer.body = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + htmlEscaped(title) +
                  "</title><style>" + std::string(pageStyle) + "</style><h1>" + htmlEscaped(title) + "</h1><p>" +
                  htmlEscaped(message) + ".</p>";
    if (!hop.empty())
        answer.body += "<p>The part that failed: <strong>" + htmlEscaped(hop) + "</strong>.</p>";
    answer.body += "<p><small>LiteBoxd gateway · request " + htmlEscaped(requestId) + "</small></p></html>\n";
    return answer;
}

io::BlockString headOf(const Answer &answer, const BodyFraming &framing, std::string_view connection)
{
    HeadWriter head;
    head.status(answer.status, reasonPhrase(answer.status));
    for (const auto &[name, value] : answer.fields)
        head.field(name, value);
    // 204 and 304 have no body to describe; a Length of 0 is said for all others (RFC 9110, 8.6).
    if (answer.status != 204 && answer.status != 304 && answer.status >= 200)
        head.framing(framing);
    head.field("Date", httpDate());
    if (!connection.empty())
        head.field("Connection", connection);
    return head.finish();
}

io::BlockString closingAnswer(const Answer &answer, std::string_view method)
{
    io::BlockString text = headOf(answer, {BodyFraming::Kind::Length, answer.body.size()}, "close");
    if (method != "HEAD") // RFC 9110, 9.3.2
        text.append(answer.body);
    return text;
}

} // namespace liteboxd::http
