// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/internet_switch.h"

#include <algorithm>
#include <utility>

namespace liteboxd::sandbox {

namespace {

QString keyOf(const Sandbox &sandbox)
{
    return QString::fromStdString(sandbox.id.text());
}

/// Whether the pod shows that it is as it was wished. Where a policy opens a list of domains, it does not.
bool isFulfilled(const Sandbox &now, InternetWish wish)
{
    return now.allowedDomains.isEmpty() && now.internetRequested == (wish == InternetWish::Allow);
}

} // namespace

InternetSwitch::InternetSwitch(InternetAccess &access, const SandboxCache &cache, Pace pace, QObject *parent)
    : QObject(parent)
    , m_access(access)
    , m_cache(cache)
    , m_pace(pace)
{
    m_batch.setSingleShot(true);
    m_batch.setInterval(pace.batch);
    connect(&m_batch, &QTimer::timeout, this, &InternetSwitch::tell);
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &InternetSwitch::expire);
    connect(&cache, &SandboxCache::changed, this, &InternetSwitch::look);
}

InternetSwitch::~InternetSwitch() = default;

void InternetSwitch::set(const std::vector<SandboxPtr> &sandboxes, InternetWish wish)
{
    if (sandboxes.empty())
        return;
    m_last = std::make_shared<InternetRun>(InternetRun{wish, static_cast<int>(sandboxes.size())});
    for (const SandboxPtr &sandbox : sandboxes) {
        const QString id = keyOf(*sandbox);
        const auto [entry, isNew] = m_entries.try_emplace(id);
        if (isNew)
            entry->second.order = {sandbox, nullptr};
        place(id, entry->second, {sandbox, m_last});
    }
    note(m_last);
    tell();
    sendNext();
}

/// Puts an order in the place of those that have not been sent.
void InternetSwitch::place(const QString &id, Entry &entry, Order order)
{
    if (entry.state == Entry::State::Sent) {
        if (const auto before = std::exchange(entry.next, std::move(order)))
            drop(*before);
        return note(id);
    }
    if (entry.state == Entry::State::Unanswered) {
        --m_unanswered;
        --entry.order.run->unanswered;
    }
    if (entry.order.run)
        drop(entry.order);
    entry.order = std::move(order);
    entry.state = Entry::State::Waiting;
    (entry.order.run->wish == InternetWish::Deny ? m_urgent : m_waiting).push_back(id);
    note(id);
}

void InternetSwitch::cancel()
{
    m_urgent.clear();
    m_waiting.clear();
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        if (const auto next = std::exchange(entry->second.next, std::nullopt)) {
            drop(*next);
            note(entry->first);
        }
        if (entry->second.state != Entry::State::Waiting) {
            ++entry;
            continue;
        }
        drop(entry->second.order);
        m_changes[entry->first] = std::nullopt;
        entry = m_entries.erase(entry);
    }
    tell();
}

void InternetSwitch::sendNext()
{
    while (m_sent < m_pace.atOnce) {
        const auto found = nextInLine();
        if (found == m_entries.end())
            return;
        Entry &entry = found->second;
        entry.state = Entry::State::Sent;
        ++m_sent;
        entry.request = m_access.set(
            *entry.order.sandbox, entry.order.run->wish, this,
            [this, id = found->first](const base::Result<InternetReceipt> &result) { finish(id, result); });
    }
}

InternetSwitch::Entries::iterator InternetSwitch::nextInLine()
{
    for (auto [queue, wish] : {std::pair(&m_urgent, InternetWish::Deny), std::pair(&m_waiting, InternetWish::Allow)}) {
        while (!queue->empty()) {
            const auto found = m_entries.find(queue->front());
            queue->pop_front();
            if (found != m_entries.end() && found->second.state == Entry::State::Waiting &&
                found->second.order.run->wish == wish)
                return found;
        }
    }
    return m_entries.end();
}

void InternetSwitch::finish(const QString &id, const base::Result<InternetReceipt> &result)
{
    const auto entry = m_entries.find(id);
    --m_sent;
    if (result)
        succeed(entry);
    else if (result.error().effect != base::ErrorEffect::Unknown)
        fail(entry, result.error());
    else if (isSeen(entry->second.order))
        succeed(entry);
    else
        keepUnanswered(entry, result.error());
    sendNext();
}

/// Whether the watch shows already what was asked for.
bool InternetSwitch::isSeen(const Order &order) const
{
    const SandboxPtr now = m_cache.find(order.sandbox->id);
    return now && now->uid == order.sandbox->uid && isFulfilled(*now, order.run->wish);
}

void InternetSwitch::succeed(Entries::iterator entry)
{
    const QString id = entry->first;
    const Order order = entry->second.order;
    ++order.run->done;
    order.run->changed.push_back(order.sandbox);
    goOn(entry);
    note(order.run);
    if (order.run->total > Few)
        return;
    tell();
    Q_EMIT changed(id, {order.run->wish, order.sandbox->isManagedByServer(), order.sandbox->controller.has_value()});
}

void InternetSwitch::fail(Entries::iterator entry, const base::Error &error)
{
    const QString id = entry->first;
    const std::shared_ptr<InternetRun> run = entry->second.order.run;
    ++run->failed;
    run->failures.push_back({entry->second.order.sandbox, error});
    goOn(entry);
    note(run);
    if (run->total > Few)
        return;
    tell();
    Q_EMIT failed(id, run->wish, error);
}

/// It may have been done: the watch has to show it. What was asked for meanwhile is done in any case.
void InternetSwitch::keepUnanswered(Entries::iterator found, const base::Error &doubt)
{
    const QString id = found->first;
    Entry &entry = found->second;
    const std::shared_ptr<InternetRun> run = entry.order.run;
    if (entry.next) {
        drop(entry.order);
        return goOn(found);
    }
    entry.state = Entry::State::Unanswered;
    entry.doubt = doubt;
    entry.deadline.setRemainingTime(m_pace.settling);
    ++m_unanswered;
    ++run->unanswered;
    if (!m_settle.isActive())
        m_settle.start(m_pace.settling);
    note(id);
    note(run);
    if (run->total > Few)
        return;
    tell();
    Q_EMIT unanswered(id, run->wish, doubt);
}

/// Its order has come to its end: the next one, or none.
void InternetSwitch::goOn(Entries::iterator found)
{
    const QString id = found->first;
    Entry &entry = found->second;
    if (!entry.next) {
        m_entries.erase(found);
    } else {
        entry.order = *std::exchange(entry.next, std::nullopt);
        entry.state = Entry::State::Waiting;
        (entry.order.run->wish == InternetWish::Deny ? m_urgent : m_waiting).push_back(id);
    }
    note(id);
}

void InternetSwitch::drop(const Order &order)
{
    ++order.run->dropped;
    note(order.run);
}

/// Settles what the watch shows.
void InternetSwitch::look(const SandboxChanges &changes)
{
    if (m_unanswered == 0)
        return;
    const auto settle = [this](const SandboxPtr &sandbox, bool isThere) {
        const auto found = m_entries.find(keyOf(*sandbox));
        if (found == m_entries.end() || found->second.state != Entry::State::Unanswered)
            return;
        const Entry &entry = found->second;
        const bool isSamePod = sandbox->uid == entry.order.sandbox->uid;
        if (isThere && isSamePod && !isFulfilled(*sandbox, entry.order.run->wish))
            return;
        --m_unanswered;
        --entry.order.run->unanswered;
        if (isThere && isSamePod)
            succeed(found);
        else
            fail(found, {base::ErrorCode::NotFound, "the pod is gone", "pods/" + sandbox->podName.toStdString()});
    };
    for (const SandboxPtr &sandbox : changes.changed)
        settle(sandbox, true);
    for (const SandboxPtr &sandbox : changes.added)
        settle(sandbox, true);
    for (const SandboxPtr &sandbox : changes.removed)
        settle(sandbox, false);
}

/// What the watch has not shown in time counts as not done; a watch that shows nothing at all proves nothing.
void InternetSwitch::expire()
{
    if (m_cache.state().phase != kube::SyncState::Phase::Live)
        return m_settle.start(m_pace.settling);
    std::vector<QString> late;
    QDeadlineTimer next(QDeadlineTimer::Forever);
    for (const auto &[id, entry] : m_entries) {
        if (entry.state != Entry::State::Unanswered)
            continue;
        if (entry.deadline.hasExpired())
            late.push_back(id);
        else
            next = std::min(next, entry.deadline);
    }
    for (const QString &id : late) {
        const auto found = m_entries.find(id);
        if (found == m_entries.end() || found->second.state != Entry::State::Unanswered)
            continue;
        --m_unanswered;
        --found->second.order.run->unanswered;
        fail(found, base::Error(found->second.doubt));
    }
    if (!next.isForever())
        m_settle.start(std::chrono::milliseconds(next.remainingTime()));
}

void InternetSwitch::note(const QString &id)
{
    const auto found = m_entries.find(id);
    std::optional<PendingSwitch> pending;
    if (found != m_entries.end()) {
        const Entry &entry = found->second;
        const Order &wanted = entry.next ? *entry.next : entry.order;
        pending = PendingSwitch{wanted.run->wish, entry.state == Entry::State::Unanswered};
    }
    m_changes[id] = pending;
    if (!m_batch.isActive())
        m_batch.start();
}

void InternetSwitch::note(const std::shared_ptr<InternetRun> &run)
{
    m_lastHasMoved = m_lastHasMoved || run == m_last;
    if (run->isOver())
        m_over.push_back(run);
    if (!m_batch.isActive())
        m_batch.start();
}

void InternetSwitch::tell()
{
    m_batch.stop();
    if (!m_changes.isEmpty())
        Q_EMIT pendingChanged(std::exchange(m_changes, {}));
    if (std::exchange(m_lastHasMoved, false))
        Q_EMIT progressed(*std::shared_ptr<InternetRun>(m_last));
    const auto over = std::exchange(m_over, {});
    for (const auto &run : over)
        Q_EMIT finished(*run);
}

} // namespace liteboxd::sandbox
