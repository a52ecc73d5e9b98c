// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_reports.h"

#include "app/sandboxes/lifetime/failure_notes.h"
#include "app/sandboxes/sandbox_access.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/words/sentences.h"
#include "core/models/activity_words.h"

namespace liteboxd::sandboxes {

using models::ActivityEntry;
using sandbox::InternetRun;
using sandbox::InternetSwitch;
using sandbox::InternetWish;
using shell::Subject;
using Kind = ActivityEntry::Kind;
using Outcome = ActivityEntry::Outcome;

namespace {

Kind kindOf(InternetWish wish)
{
    return wish == InternetWish::Allow ? Kind::InternetAllowed : Kind::InternetCut;
}

/// Whose fault it is that something failed.
Subject subjectOf(const ActivityEntry &entry)
{
    switch (entry.kind) {
    case Kind::InternetAllowed:
    case Kind::InternetCut:
    case Kind::InternetLimited:
    case Kind::SandboxCreated:
    case Kind::SandboxDeleted:
    case Kind::TtlRenewed:
    case Kind::TokenRotated:
        return Subject::Cluster;
    case Kind::TokenKept:
        return Subject::Keychain;
    case Kind::BrowserOpened:
        return entry.error && entry.error->code == base::ErrorCode::Unsupported ? Subject::Desktop : Subject::Gateway;
    case Kind::LinkCopied:
        return Subject::Gateway;
    default:
        return Subject::Sandbox;
    }
}

bool isSwitch(Kind kind)
{
    return kind == Kind::InternetAllowed || kind == Kind::InternetCut;
}

ActivityEntry entryOf(const QString &id, InternetWish wish, Outcome outcome, const base::Error &error)
{
    ActivityEntry entry{kindOf(wish)};
    entry.sandboxId = id;
    entry.outcome = outcome;
    entry.error = error;
    return entry;
}

} // namespace

SandboxReports::SandboxReports(const base::Clock &clock, const Places &places, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_places(places)
{}

void SandboxReports::follow(const SandboxAccess &access)
{
    connect(&access, &SandboxAccess::happened, this, &SandboxReports::report);
}

void SandboxReports::follow(const InternetSwitch &internet)
{
    connect(&internet, &InternetSwitch::progressed, this,
            [this](const InternetRun &run) { m_isOneOfSeveral = run.total > 1; });
    connect(&internet, &InternetSwitch::changed, this, &SandboxReports::reportSwitched);
    connect(&internet, &InternetSwitch::finished, this, &SandboxReports::reportRun);
    connect(&internet, &InternetSwitch::failed, this,
            [this](const QString &id, InternetWish wish, const base::Error &error) {
                report(entryOf(id, wish, Outcome::Failed, error));
            });
    connect(&internet, &InternetSwitch::unanswered, this,
            [this](const QString &id, InternetWish wish, const base::Error &error) {
                report(entryOf(id, wish, Outcome::Unknown, error), tr("The table shows it as soon as it is known."));
            });
}

void SandboxReports::report(ActivityEntry entry, const QString &hint)
{
    entry.at = m_clock.wall();
    const QString said = text(entry);
    if (!m_doubted.isEmpty() && entry.sandboxId == m_doubted) {
        m_places.errors.dismiss(); // it is known now
        m_doubted.clear();
    }
    if (entry.outcome == Outcome::Unknown)
        m_doubted = entry.sandboxId;
    switch (entry.outcome) {
    case Outcome::Done:
        if (!isSwitch(entry.kind) || !m_isOneOfSeveral || !hint.isEmpty()) // the strip of the run tells of several
            m_places.notice.show(shell::joined({said, hint}));
        break;
    case Outcome::Unknown:
        m_places.errors.showText(shell::joined({said, hint}), entry.error.value_or(base::Error{}));
        break;
    case Outcome::Refused:
    case Outcome::Failed:
        m_places.errors.show(shell::joined({said, hint}), entry.error.value_or(base::Error{}), subjectOf(entry));
        break;
    }
    m_places.activity.add(std::move(entry));
}

void SandboxReports::reportSwitched(const QString &id, const sandbox::InternetReceipt &receipt)
{
    QStringList hints;
    if (receipt.lostWithPod)
        hints << tr("The next pod of this sandbox will be made without this change.");
    if (receipt.managedByServer)
        hints << tr("LiteBoxd's own server looks after this sandbox and does not learn of the change.");
    ActivityEntry entry{kindOf(receipt.wish)};
    entry.sandboxId = id;
    report(std::move(entry), shell::joined(hints));
}

/// A small run is told sandbox by sandbox.
void SandboxReports::reportRun(const InternetRun &run)
{
    const int sent = run.done + run.failed;
    if (run.total <= InternetSwitch::Few || sent == 0)
        return;
    ActivityEntry entry{kindOf(run.wish)};
    entry.at = m_clock.wall();
    entry.count = sent;
    for (const sandbox::SandboxPtr &sandbox : run.changed)
        entry.sandboxIds << QString::fromStdString(sandbox->id.text());
    noteFailures(entry, run.failures);
    m_places.activity.add(std::move(entry));
}

} // namespace liteboxd::sandboxes
