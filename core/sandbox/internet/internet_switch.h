// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/internet/internet_access.h"
#include "core/sandbox/internet/internet_run.h"
#include "core/sandbox/sandbox_cache.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <unordered_map>

namespace liteboxd::sandbox {

/// Switches the internet access of any number of sandboxes, a few at a time. What was asked last for a sandbox counts,
/// and taking access away never waits behind giving it. A write that nobody answered stays pending until the watch
/// shows that it was done, or its time is up.
///
/// One thread, that of `access` and `cache`, which must outlive it. Destroying it drops what waits; what was sent may
/// take effect.
class InternetSwitch : public QObject
{
    Q_OBJECT

public:
    struct Pace
    {
        std::size_t atOnce = 6;                     ///< requests under way
        std::chrono::milliseconds batch{50};        ///< how often the signals of many come
        std::chrono::milliseconds settling{30'000}; ///< how long a live watch may take to show an unanswered write
    };

    /// Runs of at most so many sandboxes tell about each of them.
    static constexpr int Few = 5;

    InternetSwitch(InternetAccess &access, const SandboxCache &cache, Pace pace, QObject *parent = nullptr);
    ~InternetSwitch() override;

    void set(const std::vector<SandboxPtr> &sandboxes, InternetWish wish);

    /// Sends nothing more; what was sent goes on.
    void cancel();

    bool isBusy() const { return m_sent > 0 || !m_urgent.empty() || !m_waiting.empty(); }

Q_SIGNALS:
    /// Comes at once when something is asked for or one of Few has ended, else in batches.
    void pendingChanged(const liteboxd::sandbox::PendingChanges &changes);

    /// How the last call of set() goes, at once and then in batches; the last one says isOver().
    void progressed(const liteboxd::sandbox::InternetRun &run);

    /// A run is over, be it the last one or one before.
    void finished(const liteboxd::sandbox::InternetRun &run);

    /// Of a run of Few: one sandbox is switched, or not, or it is not known; then one of the others follows.
    void changed(const QString &id, const liteboxd::sandbox::InternetReceipt &receipt);
    void failed(const QString &id, liteboxd::sandbox::InternetWish wish, const liteboxd::base::Error &error);
    void unanswered(const QString &id, liteboxd::sandbox::InternetWish wish, const liteboxd::base::Error &error);

private:
    /// One sandbox of one run.
    struct Order
    {
        SandboxPtr sandbox;
        std::shared_ptr<InternetRun> run;
    };

    /// What is asked for one sandbox.
    struct Entry
    {
        enum class State { Waiting, Sent, Unanswered };

        State state = State::Waiting;
        Order order;
        std::optional<Order> next{}; ///< asked for while `order` was sent
        async::Request request{};    ///< while Sent
        base::Error doubt{};         ///< while Unanswered: what came in place of an answer
        QDeadlineTimer deadline{};   ///< while Unanswered
    };

    using Entries = std::unordered_map<QString, Entry>;

    void place(const QString &id, Entry &entry, Order order);
    void sendNext();
    Entries::iterator nextInLine();
    void finish(const QString &id, const base::Result<InternetReceipt> &result);
    void keepUnanswered(Entries::iterator entry, const base::Error &doubt);
    void succeed(Entries::iterator entry);
    void fail(Entries::iterator entry, const base::Error &error);
    void goOn(Entries::iterator entry);
    bool isSeen(const Order &order) const;
    void drop(const Order &order);
    void look(const SandboxChanges &changes);
    void expire();
    void note(const QString &id);
    void note(const std::shared_ptr<InternetRun> &run);
    void tell();

    InternetAccess &m_access;
    const SandboxCache &m_cache;
    const Pace m_pace;
    Entries m_entries;             ///< by sandbox id
    std::deque<QString> m_urgent;  ///< ids to be cut; an entry that is elsewhere meanwhile is passed over
    std::deque<QString> m_waiting; ///< the same for those to be allowed
    std::size_t m_sent = 0;
    int m_unanswered = 0;
    std::shared_ptr<InternetRun> m_last;
    std::vector<std::shared_ptr<InternetRun>> m_over; ///< not told yet
    PendingChanges m_changes;                         ///< not told yet
    bool m_lastHasMoved = false;
    QTimer m_batch;
    QTimer m_settle;
};

} // namespace liteboxd::sandbox

Q_DECLARE_METATYPE(liteboxd::sandbox::InternetRun)
