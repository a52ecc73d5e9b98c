// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/activity_record.h"

#include "core/sandbox/browser_link.h"
#include "core/sandbox/internet/egress_proxy_change.h"
#include "core/store/audit_kinds.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace liteboxd::models {

using namespace Qt::Literals::StringLiterals;

namespace {

namespace kinds = store::kinds;
namespace outcomes = store::outcomes;

using Kind = ActivityEntry::Kind;
using Outcome = ActivityEntry::Outcome;

constexpr std::array<std::pair<Kind, const char *>, 37> kindWords{{
    {Kind::InternetAllowed, kinds::internetOn},
    {Kind::InternetCut, kinds::internetOff},
    {Kind::InternetLimited, kinds::internetLimit},
    {Kind::InternetExpired, kinds::internetExpire},
    {Kind::TokenCopied, kinds::tokenCopy},
    {Kind::AddressCopied, kinds::addressCopy},
    {Kind::CurlCopied, kinds::curlCopy},
    {Kind::WebSocketCopied, kinds::webSocketCopy},
    {Kind::LinkCopied, kinds::linkCopy},
    {Kind::BrowserOpened, kinds::browserOpen},
    {Kind::TokenKept, kinds::tokenKeep},
    {Kind::SandboxCreated, kinds::sandboxCreate},
    {Kind::SandboxDeleted, kinds::sandboxDelete},
    {Kind::SandboxExpired, kinds::sandboxExpire},
    {Kind::TtlRenewed, kinds::sandboxRenew},
    {Kind::TokenRotated, kinds::tokenRotate},
    {Kind::TemplateStored, kinds::templateApply},
    {Kind::TemplateRestored, kinds::templateRollback},
    {Kind::TemplateDeleted, kinds::templateDelete},
    {Kind::FilesSent, kinds::sandboxCopy},
    {Kind::CommandRun, kinds::sandboxExec},
    {Kind::PoliciesEnsured, kinds::policyEnsure},
    {Kind::Quarantined, kinds::policyQuarantine},
    {Kind::Released, kinds::policyRelease},
    {Kind::AgentsRestarted, kinds::agentRestart},
    {Kind::PolicyEdited, kinds::policyEdit},
    {Kind::DnsLocked, kinds::dnsLock},
    {Kind::DnsUnlocked, kinds::dnsUnlock},
    {Kind::ProxyOpened, sandbox::proxyOpenKind},
    {Kind::ProxyClosed, sandbox::proxyCloseKind},
    {Kind::LinkMade, kinds::linkMake},
    {Kind::LinksRevoked, sandbox::linkRevokeKind},
    {Kind::BrowserSignedIn, kinds::browserSignIn},
    {Kind::BrowserRefused, kinds::browserRefuse},
    {Kind::GatewayTroubled, kinds::gatewayTrouble},
    {Kind::DecoyMade, kinds::decoyMake},
    {Kind::DecoyUsed, kinds::decoyUse},
}};

constexpr std::array<std::pair<Outcome, const char *>, 4> outcomeWords{{{Outcome::Done, outcomes::done},
                                                                        {Outcome::Refused, outcomes::refused},
                                                                        {Outcome::Failed, outcomes::failed},
                                                                        {Outcome::Unknown, outcomes::unknown}}};

template<class Value, std::size_t size>
QString wordOf(const std::array<std::pair<Value, const char *>, size> &table, Value value)
{
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto &row) { return row.first == value; });
    return found == table.end() ? QString() : QString::fromLatin1(found->second);
}

template<class Value, std::size_t size>
std::optional<Value> valueOf(const std::array<std::pair<Value, const char *>, size> &table, const QString &word)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto &row) { return word == QLatin1StringView(row.second); });
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

/// Its object is no sandbox.
bool isOfTheNamed(Kind kind)
{
    return kind == Kind::TemplateStored || kind == Kind::TemplateRestored || kind == Kind::TemplateDeleted ||
           kind == Kind::PolicyEdited;
}

QJsonArray jsonOf(const QList<FailedSandbox> &failures)
{
    QJsonArray all;
    for (const FailedSandbox &one : failures)
        all.append(QJsonObject{{u"id"_s, one.id}, {u"reason"_s, one.reason}});
    return all;
}

base::ErrorCode codeOf(const QString &word)
{
    for (int each = 0; each <= static_cast<int>(base::ErrorCode::Internal); ++each) {
        const std::string_view known = base::name(static_cast<base::ErrorCode>(each));
        if (word == QLatin1StringView(known.data(), static_cast<qsizetype>(known.size())))
            return static_cast<base::ErrorCode>(each);
    }
    return base::ErrorCode::Internal;
}

} // namespace

store::AuditRecord recordOf(const ActivityEntry &entry)
{
    store::AuditRecord record;
    record.at = entry.at;
    const bool isFetched = entry.kind == Kind::FilesFetched;
    record.kind = wordOf(kindWords, isFetched ? Kind::FilesSent : entry.kind);
    record.object = isOfTheNamed(entry.kind) ? entry.subject : entry.sandboxId;
    record.outcome = wordOf(outcomeWords, entry.outcome);
    if (record.kind == QLatin1StringView(kinds::sandboxCopy)) {
        record.parameters.insert(u"direction"_s, isFetched ? u"out"_s : u"in"_s);
        record.parameters.insert(u"path"_s, entry.subject);
    }
    if (entry.kind == Kind::DecoyUsed)
        record.parameters.insert(u"client"_s, entry.subject);
    if (entry.kind == Kind::LinksRevoked && !entry.subject.isEmpty()) // their names, with commas between
        record.parameters.insert(u"links"_s, QJsonArray::fromStringList(entry.subject.split(u',')));
    if (entry.kind == Kind::CommandRun)
        record.parameters.insert(u"command"_s, entry.subject);
    if (entry.version > 0)
        record.parameters.insert(u"version"_s, entry.version);
    if (entry.port > 0)
        record.parameters.insert(u"port"_s, entry.port);
    if (entry.seconds > 0)
        record.parameters.insert(u"for"_s, entry.seconds);
    if (entry.count > 1) {
        record.parameters.insert(u"count"_s, entry.count);
        record.parameters.insert(u"failed"_s, entry.failed);
        record.parameters.insert(u"sandboxes"_s, QJsonArray::fromStringList(entry.sandboxIds));
        if (!entry.failures.isEmpty())
            record.parameters.insert(u"failures"_s, jsonOf(entry.failures));
    }
    if (entry.error) {
        const std::string_view code = base::name(entry.error->code);
        record.errorCode = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
        record.errorText = QString::fromStdString(entry.error->text());
    }
    return record;
}

std::optional<ActivityEntry> entryOf(const store::AuditRecord &record)
{
    const auto kind = valueOf(kindWords, record.kind);
    if (!kind)
        return std::nullopt;
    ActivityEntry entry{*kind};
    const QJsonObject &parameters = record.parameters;
    if (*kind == Kind::FilesSent && parameters.value("direction"_L1).toString() == u"out"_s)
        entry.kind = Kind::FilesFetched;
    entry.at = record.at;
    if (isOfTheNamed(*kind))
        entry.subject = record.object;
    else
        entry.sandboxId = record.object;
    if (*kind == Kind::FilesSent)
        entry.subject = parameters.value("path"_L1).toString();
    if (*kind == Kind::DecoyUsed)
        entry.subject = parameters.value("client"_L1).toString();
    if (*kind == Kind::LinksRevoked)
        entry.subject = parameters.value("links"_L1).toVariant().toStringList().join(u',');
    if (*kind == Kind::CommandRun)
        entry.subject = parameters.value("command"_L1).toString();
    entry.version = std::max(0, parameters.value("version"_L1).toInt(parameters.value("to"_L1).toInt()));
    entry.port = static_cast<quint16>(std::clamp(parameters.value("port"_L1).toInt(), 0, 65535));
    entry.seconds = std::max(0, parameters.value("for"_L1).toInt());
    entry.count = std::max(1, parameters.value("count"_L1).toInt(1));
    entry.failed = std::clamp(parameters.value("failed"_L1).toInt(), 0, entry.count);
    entry.outcome = valueOf(outcomeWords, record.outcome).value_or(Outcome::Unknown);
    if (!record.errorCode.isEmpty())
        entry.error = base::Error{codeOf(record.errorCode), record.errorText.toStdString(), {}};
    for (const QJsonValue &id : parameters.value("sandboxes"_L1).toArray())
        entry.sandboxIds << id.toString();
    for (const QJsonValue &one : parameters.value("failures"_L1).toArray()) {
        if (entry.failures.size() < ActivityEntry::MostFailures)
            entry.failures.append({one["id"_L1].toString(), one["reason"_L1].toString()});
    }
    const QString program = record.through == u"ctl"_s ? u"liteboxctl"_s : record.through;
    entry.who =
        record.osUser + u" ("_s + program + (record.context.isEmpty() ? u")"_s : u", "_s + record.context + u')');
    return entry;
}

} // namespace liteboxd::models
