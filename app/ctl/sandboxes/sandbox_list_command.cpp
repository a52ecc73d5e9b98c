// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_list_command.h"

#include "app/ctl/frame/command_line.h"
#include "app/ctl/frame/namespace_note.h"
#include "app/ctl/sandboxes/sandbox_shape.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using sandbox::SandboxPtr;

namespace {

Shape watchShape()
{
    Shape shape = sandboxShape();
    shape.columns.insert(shape.columns.begin(), {"EVENT", Shape::member("event")});
    return shape;
}

} // namespace

void SandboxListCommand::declare(CLI::App &options)
{
    options.add_option("FILTER", m_words,
                       "what to show, as in the window's filter line: status:running internet:on template:python "
                       "-node:worker-3 text");
    CLI::Option *const watch = options.add_flag("-w,--watch", m_watches, "go on with what changes, until Ctrl-C");
    options.add_flag("--ended", m_wantsEnded, "what is kept of those that ended: why, their last events and log")
        ->excludes(watch);
}

void SandboxListCommand::start(Invocation &invocation)
{
    if (const auto query = readQuery(invocation); !query)
        return invocation.fail(query.error());
    if (m_wantsEnded) {
        m_ended = std::make_unique<EndedList>(invocation, m_query);
        return m_ended->start();
    }
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "the sandboxes of namespace " + cluster->nameSpace());
    m_cache = std::make_unique<sandbox::SandboxCache>(cluster->api(), cluster->nameSpace());
    connect(m_cache.get(), &sandbox::SandboxCache::stateChanged, this,
            [this, &invocation](const kube::SyncState &state) { judge(invocation, state); });
    connect(m_cache.get(), &sandbox::SandboxCache::changed, this,
            [this, &invocation](const sandbox::SandboxChanges &changes) { tell(invocation, changes); });
    m_cache->start();
}

base::Result<void> SandboxListCommand::readQuery(Invocation &invocation)
{
    QStringList words;
    for (std::string word : m_words) {
        if (word.starts_with(denial))
            word.front() = '-';
        words << QString::fromStdString(word);
    }
    m_query = sandbox::SandboxQuery::parse(words.join(u' '));
    for (const sandbox::SandboxQuery::Term &term : m_query.terms()) {
        if (const qsizetype colon = term.values.first().indexOf(u':'); term.key.isEmpty() && colon > 0)
            invocation.messages().note("\"" + term.values.first().toStdString() +
                                       "\" is looked for as text; the keys are " +
                                       sandbox::SandboxQuery::keys().join(u", "_s).toStdString());
        const QStringList wrong = term.wrongValues();
        if (wrong.isEmpty())
            continue;
        const QStringList usual = sandbox::SandboxQuery::valuesOf(term.key);
        const std::string choice = usual.isEmpty() ? "" : ", only " + usual.join(u", "_s).toStdString();
        return base::fail(base::ErrorCode::InvalidArgument,
                          term.key.toStdString() + " is never " + wrong.first().toStdString() + choice,
                          "filter " + term.text().toStdString());
    }
    return {};
}

void SandboxListCommand::judge(Invocation &invocation, const kube::SyncState &state)
{
    if (state.phase == kube::SyncState::Phase::Failed && state.error)
        return invocation.fail(*state.error);
    if (state.phase == kube::SyncState::Phase::Stale && state.error)
        invocation.messages().note("the cluster does not answer, trying again: " + state.error->text());
    if (state.phase != kube::SyncState::Phase::Live || std::exchange(m_isListed, true))
        return;
    invocation.noteAnswer();
    listAll(invocation);
}

void SandboxListCommand::listAll(Invocation &invocation)
{
    std::vector<SandboxPtr> all = m_cache->values();
    std::sort(all.begin(), all.end(), [](const SandboxPtr &a, const SandboxPtr &b) { return a->id < b->id; });
    if (m_watches) {
        invocation.endLimit();
        for (const SandboxPtr &each : all)
            tell(invocation, *each, "added");
        return;
    }
    QJsonArray items;
    for (const SandboxPtr &each : all) {
        if (matches(*each))
            items.append(jsonOf(*each));
    }
    m_usage = std::make_unique<UsageLook>(invocation);
    connect(m_usage.get(), &UsageLook::finished, this, [this, &invocation, items] {
        QJsonArray whole;
        for (const QJsonValue &item : items)
            whole.append(m_usage->with(item.toObject()));
        lookAtDomains(invocation, whole);
    });
    m_usage->start();
}

void SandboxListCommand::loseReader(Invocation &invocation)
{
    if (m_watches)
        invocation.finish();
}

void SandboxListCommand::lookAtDomains(Invocation &invocation, const QJsonArray &items)
{
    m_domains = std::make_unique<DomainLook>(invocation, items);
    connect(m_domains.get(), &DomainLook::finished, this, [this, &invocation] {
        invocation.output().list(sandboxShape(), m_domains->sandboxes());
        if (!m_cache->values().empty())
            return invocation.finish();
        m_question = sayIfNamespaceIsMissing(invocation, this, [&invocation] { invocation.finish(); });
    });
    m_domains->start();
}

void SandboxListCommand::tell(Invocation &invocation, const sandbox::SandboxChanges &changes)
{
    if (!m_isListed || !m_watches)
        return;
    for (const SandboxPtr &each : changes.added)
        tell(invocation, *each, "added");
    for (const SandboxPtr &each : changes.changed)
        tell(invocation, *each, "changed");
    for (const SandboxPtr &each : changes.removed)
        tell(invocation, *each, "removed");
}

void SandboxListCommand::tell(Invocation &invocation, const sandbox::Sandbox &sandbox, const char *event)
{
    if (!matches(sandbox))
        return;
    QJsonObject json = jsonOf(sandbox);
    json.insert(u"event"_s, QString::fromLatin1(event));
    // Which policies there are is not watched, and a list says so where it does not know.
    QJsonObject internet = json[u"internet"].toObject();
    internet.insert(u"scope"_s, QJsonValue::Null);
    json.insert(u"internet"_s, internet);
    invocation.output().next(watchShape(), json);
    if (!invocation.output().isOpen())
        invocation.finish();
}

bool SandboxListCommand::matches(const sandbox::Sandbox &sandbox) const
{
    return m_query.matches(sandbox, {.now = std::chrono::system_clock::now()});
}

} // namespace liteboxd::ctl
