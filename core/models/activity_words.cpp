// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/activity_words.h"

#include "core/models/duration_text.h"
#include "core/models/tr.h"

#include <QLocale>

namespace liteboxd::models {

namespace {

using Kind = ActivityEntry::Kind;
using Outcome = ActivityEntry::Outcome;

QString onWords(const ActivityEntry &entry)
{
    if (entry.count > 1) {
        //: %1: a number, %2: another
        return Tr::tr("Internet switched on for %1 sandboxes, not for %2.")
            .arg(QLocale().toString(entry.count - entry.failed), QLocale().toString(entry.failed));
    }
    switch (entry.outcome) {
    case Outcome::Done:
        return Tr::tr("Internet of %1 was switched on.").arg(entry.sandboxId);
    case Outcome::Unknown:
        return Tr::tr("Internet of %1 may have been switched on: the cluster did not answer.").arg(entry.sandboxId);
    case Outcome::Refused:
    case Outcome::Failed:
        break;
    }
    return Tr::tr("Internet of %1 was not switched on.").arg(entry.sandboxId);
}

QString offWords(const ActivityEntry &entry)
{
    if (entry.count > 1) {
        //: %1: a number, %2: another
        return Tr::tr("Internet switched off for %1 sandboxes, not for %2.")
            .arg(QLocale().toString(entry.count - entry.failed), QLocale().toString(entry.failed));
    }
    switch (entry.outcome) {
    case Outcome::Done:
        return Tr::tr("Internet of %1 was switched off.").arg(entry.sandboxId);
    case Outcome::Unknown:
        return Tr::tr("Internet of %1 may have been switched off: the cluster did not answer.").arg(entry.sandboxId);
    case Outcome::Refused:
    case Outcome::Failed:
        break;
    }
    return Tr::tr("Internet of %1 was not switched off.").arg(entry.sandboxId);
}

QString limitWords(const ActivityEntry &entry)
{
    const QString length = durationText(std::chrono::seconds(entry.seconds));
    if (entry.count > 1) {
        //: %1: a number, %2: another, %3: a length of time
        return Tr::tr("Internet access of %1 sandboxes, not of %2, ends in %3.")
            .arg(QLocale().toString(entry.count - entry.failed), QLocale().toString(entry.failed), length);
    }
    return entry.outcome == Outcome::Done ? Tr::tr("Internet access of %1 ends in %2.").arg(entry.sandboxId, length)
                                          : Tr::tr("Internet access of %1 was not given a time.").arg(entry.sandboxId);
}

QString copyWords(const ActivityEntry &entry)
{
    if (entry.outcome != Outcome::Done)
        return Tr::tr("Nothing was copied.");
    const bool several = entry.count > 1;
    switch (entry.kind) {
    case Kind::AddressCopied:
        return several ? Tr::tr("The addresses of %n sandboxes were copied.", nullptr, entry.count)
                       : Tr::tr("The address of %1 was copied.").arg(entry.sandboxId);
    case Kind::CurlCopied:
        return several ? Tr::tr("curl commands for %n sandboxes were copied; they hold access tokens.", nullptr,
                                entry.count)
                       : Tr::tr("A curl command for %1 was copied; it holds the access token.").arg(entry.sandboxId);
    case Kind::WebSocketCopied:
        return several
                   ? Tr::tr("WebSocket commands for %n sandboxes were copied; they hold access tokens.", nullptr,
                            entry.count)
                   : Tr::tr("A WebSocket command for %1 was copied; it holds the access token.").arg(entry.sandboxId);
    case Kind::LinkCopied:
        return Tr::tr("A one-time link to port %1 of %2 was copied.").arg(entry.port).arg(entry.sandboxId);
    default:
        break;
    }
    return several ? Tr::tr("The access tokens of %n sandboxes were copied.", nullptr, entry.count)
                   : Tr::tr("The access token of %1 was copied.").arg(entry.sandboxId);
}

QString lifeWords(const ActivityEntry &entry)
{
    const bool done = entry.outcome == Outcome::Done;
    const bool several = entry.count > 1;
    const QString did = QLocale().toString(entry.count - entry.failed);
    const QString failed = QLocale().toString(entry.failed);
    switch (entry.kind) {
    case Kind::SandboxCreated:
        if (entry.error && entry.error->subject == base::ErrorSubject::Sandbox)
            return Tr::tr("Sandbox %1 was created, and does not become ready.").arg(entry.sandboxId);
        return done ? Tr::tr("Sandbox %1 was created.").arg(entry.sandboxId)
                    : Tr::tr("Sandbox %1 was not created, or is not ready.").arg(entry.sandboxId);
    case Kind::SandboxDeleted:
        if (several)
            return Tr::tr("%1 sandboxes were deleted, %2 were not.").arg(did, failed);
        return done ? Tr::tr("Sandbox %1 was deleted.").arg(entry.sandboxId)
                    : Tr::tr("Sandbox %1 was not deleted.").arg(entry.sandboxId);
    case Kind::TtlRenewed:
        if (several)
            return Tr::tr("The time to live of %1 sandboxes was renewed, of %2 not.").arg(did, failed);
        return done ? Tr::tr("The time to live of %1 was renewed.").arg(entry.sandboxId)
                    : Tr::tr("The time to live of %1 was not renewed.").arg(entry.sandboxId);
    case Kind::TokenRotated:
        if (several)
            return Tr::tr("%1 sandboxes have new access tokens, %2 have not.").arg(did, failed);
        return done ? Tr::tr("Sandbox %1 has a new access token.").arg(entry.sandboxId)
                    : Tr::tr("Sandbox %1 has its old access token still.").arg(entry.sandboxId);
    case Kind::FilesSent:
        return done ? Tr::tr("%1 was copied into %2.").arg(entry.subject, entry.sandboxId)
                    : Tr::tr("%1 was not copied into %2.").arg(entry.subject, entry.sandboxId);
    default:
        break;
    }
    return done ? Tr::tr("%1 was copied out of %2.").arg(entry.subject, entry.sandboxId)
                : Tr::tr("%1 was not copied out of %2.").arg(entry.subject, entry.sandboxId);
}

QString templateWords(const ActivityEntry &entry)
{
    const bool done = entry.outcome == Outcome::Done;
    if (entry.kind == Kind::TemplateStored)
        return done ? Tr::tr("Template %1 is stored as version %2.").arg(entry.subject).arg(entry.version)
                    : Tr::tr("Template %1 was not stored.").arg(entry.subject);
    if (entry.kind == Kind::TemplateRestored)
        return done ? Tr::tr("Template %1 is again what its version %2 was.").arg(entry.subject).arg(entry.version)
                    : Tr::tr("Template %1 was not restored.").arg(entry.subject);
    return done ? Tr::tr("Template %1 was deleted.").arg(entry.subject)
                : Tr::tr("Template %1 was not deleted.").arg(entry.subject);
}

QString policyWords(const ActivityEntry &entry)
{
    const bool done = entry.outcome == Outcome::Done;
    switch (entry.kind) {
    case Kind::PoliciesEnsured:
        return done ? Tr::tr("The default policies were applied.")
                    : Tr::tr("The default policies were not all applied.");
    case Kind::Quarantined:
        return done ? Tr::tr("Sandbox %1 was put into quarantine.").arg(entry.sandboxId)
                    : Tr::tr("Sandbox %1 was not put into quarantine.").arg(entry.sandboxId);
    case Kind::PolicyEdited:
        return done ? Tr::tr("The policy %1 was changed.").arg(entry.subject)
                    : Tr::tr("The policy %1 was not changed.").arg(entry.subject);
    case Kind::DnsLocked:
        return done ? Tr::tr("Sandbox %1 may ask for the names of its list only.").arg(entry.sandboxId)
                    : Tr::tr("The DNS of sandbox %1 was not locked.").arg(entry.sandboxId);
    case Kind::DnsUnlocked:
        return done ? Tr::tr("Sandbox %1 may ask for any name again.").arg(entry.sandboxId)
                    : Tr::tr("The DNS of sandbox %1 was not unlocked.").arg(entry.sandboxId);
    case Kind::ProxyOpened:
        return done ? Tr::tr("The proxy opens the list of sandbox %1.").arg(entry.sandboxId)
                    : Tr::tr("The list of sandbox %1 was not opened by the proxy.").arg(entry.sandboxId);
    case Kind::ProxyClosed:
        return done ? Tr::tr("The proxy opens nothing to sandbox %1 any more.").arg(entry.sandboxId)
                    : Tr::tr("The proxy was not closed to sandbox %1.").arg(entry.sandboxId);
    case Kind::Released:
        return done ? Tr::tr("Sandbox %1 was let out of quarantine.").arg(entry.sandboxId)
                    : Tr::tr("Sandbox %1 was not let out of quarantine.").arg(entry.sandboxId);
    default:
        break;
    }
    return done ? Tr::tr("Cilium's agents were restarted.") : Tr::tr("Cilium's agents were not all restarted.");
}

QString words(const ActivityEntry &entry)
{
    const bool done = entry.outcome == Outcome::Done;
    switch (entry.kind) {
    case Kind::InternetAllowed:
        return onWords(entry);
    case Kind::InternetCut:
        return offWords(entry);
    case Kind::InternetLimited:
        return limitWords(entry);
    case Kind::TokenCopied:
    case Kind::AddressCopied:
    case Kind::CurlCopied:
    case Kind::WebSocketCopied:
    case Kind::LinkCopied:
        return copyWords(entry);
    case Kind::BrowserOpened:
        return done ? Tr::tr("Port %1 of %2 was given to the browser.").arg(entry.port).arg(entry.sandboxId)
                    : Tr::tr("Sandbox %1 was not opened in the browser.").arg(entry.sandboxId);
    case Kind::TokenKept:
        return done ? Tr::tr("The access token was put into the keychain.")
                    : Tr::tr("The access token was not put into the keychain.");
    case Kind::SandboxCreated:
    case Kind::SandboxDeleted:
    case Kind::TtlRenewed:
    case Kind::TokenRotated:
    case Kind::FilesSent:
    case Kind::FilesFetched:
        return lifeWords(entry);
    case Kind::TemplateStored:
    case Kind::TemplateDeleted:
    case Kind::TemplateRestored:
        return templateWords(entry);
    case Kind::SandboxExpired:
        return Tr::tr("The time of sandbox %1 was up: this console deleted it.").arg(entry.sandboxId);
    case Kind::InternetExpired:
        return Tr::tr("Internet of %1 was for a time: this console switched it off.").arg(entry.sandboxId);
    case Kind::CommandRun:
        return done ? Tr::tr("%1 was run in %2.").arg(entry.subject, entry.sandboxId)
                    : Tr::tr("%1 was not run in %2, or did not end.").arg(entry.subject, entry.sandboxId);
    case Kind::PoliciesEnsured:
    case Kind::PolicyEdited:
    case Kind::DnsLocked:
    case Kind::DnsUnlocked:
    case Kind::ProxyOpened:
    case Kind::ProxyClosed:
    case Kind::Quarantined:
    case Kind::Released:
    case Kind::AgentsRestarted:
        return policyWords(entry);
    case Kind::LinkMade:
        return Tr::tr("A one-time link to port %1 was made.").arg(entry.port);
    case Kind::LinksRevoked:
        return done ? Tr::tr("Links into sandbox %1 were revoked.").arg(entry.sandboxId)
                    : Tr::tr("Links into sandbox %1 were not revoked.").arg(entry.sandboxId);
    case Kind::BrowserSignedIn:
        return Tr::tr("A browser signed in to port %1.").arg(entry.port);
    case Kind::BrowserRefused:
        return Tr::tr("A browser was refused: its link was used, too old or unknown.");
    case Kind::DecoyMade:
        return done ? Tr::tr("Sandbox %1 has a decoy.").arg(entry.sandboxId)
                    : Tr::tr("Sandbox %1 was given no decoy.").arg(entry.sandboxId);
    case Kind::DecoyUsed:
        return Tr::tr("Alarm: the decoy of sandbox %1 was used as a token, from %2.")
            .arg(entry.sandboxId, entry.subject);
    case Kind::GatewayTroubled:
        break;
    }
    return Tr::tr("The gateway has a problem that may heal by itself.");
}

} // namespace

QString text(const ActivityEntry &entry)
{
    if (entry.repeats == 1)
        return words(entry);
    //: %1: a sentence, %2: how often it happened
    return Tr::tr("%1 (%2 times)").arg(words(entry), QLocale().toString(entry.repeats));
}

QString text(ActivityEntry::Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done:
        return Tr::tr("Done");
    case Outcome::Refused:
        return Tr::tr("Refused");
    case Outcome::Unknown:
        return Tr::tr("Not known");
    case Outcome::Failed:
        break;
    }
    return Tr::tr("Failed");
}

QString details(const ActivityEntry &entry)
{
    QStringList lines;
    if (entry.failures.isEmpty() && entry.error)
        lines << QString::fromStdString(entry.error->text());
    for (const FailedSandbox &one : entry.failures)
        //: %1: the id of a sandbox, %2: why something failed
        lines << Tr::tr("%1: %2").arg(one.id, one.reason);
    if (const auto left = entry.failed - entry.failures.size(); !entry.failures.isEmpty() && left > 0)
        lines << Tr::tr("and %n more", nullptr, static_cast<int>(left));
    return lines.join(u'\n');
}

} // namespace liteboxd::models
