// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/watch/changes.h"
#include "core/kube/watch/listeners.h"
#include "core/kube/watch/subscription.h"
#include "core/kube/watch/watch_cache_base.h"

#include <concepts>
#include <functional>
#include <memory>
#include <unordered_map>
#include <utility>
#include <vector>

namespace liteboxd::kube {

/// The objects of one query as values, kept up to date: lists, watches, and heals by itself (Reflector), decodes each
/// object once and tells subscribers what changed.
///
///     auto decode = [](const ObjectView &object) -> base::Result<Sandbox> { ... };
///     WatchCache<Sandbox> cache(client, {{resources::pods(), "liteboxd"}, "app=liteboxd"}, decode);
///     m_subscription = cache.subscribe(this, [this](const Changes<Sandbox> &changes) { ... });
///     connect(&cache, &WatchCacheBase::stateChanged, this, &Page::showState);
///     cache.start();
///
/// Thread: that of `client`, with which all of it is used; only decoding leaves it, for the thread pool. Ownership: the
/// cache must go before the client; values are shared and immutable, so keep a Ref as long as you like, on any thread.
/// Batches come at most every 50 ms, the first change after a quiet time at once. Values that decode to something equal
/// to what is known are not published, so decode only what you show. After a relist only differences are published.
/// Failure: values stay while the state is Stale; an object that does not decode counts as absent (objectRejected).
template<std::equality_comparable Value>
class WatchCache final : public WatchCacheBase
{
public:
    using Ref = std::shared_ptr<const Value>;

    /// Pure and free of shared state: it runs on any thread.
    using Decode = std::function<base::Result<Value>(const ObjectView &object)>;

    WatchCache(ApiClient &client, ListQuery query, Decode decode, QObject *parent = nullptr,
               ReflectorSettings settings = {})
        : WatchCacheBase(client, std::move(query), anyValueOf(std::move(decode)), std::move(settings), parent)
    {}

    /// Runs `tell` for each batch, never inline, until the Subscription or `context` is gone. The first batch holds all
    /// values there are, as added (it does not come while there are none).
    Subscription subscribe(QObject *context, std::function<void(const Changes<Value> &)> tell)
    {
        return m_listeners.add(this, context, std::move(tell), [this] { return values(); });
    }

    /// The published value, or nullptr.
    Ref find(const ObjectKey &key) const
    {
        const auto found = m_published.find(key);
        return found == m_published.end() ? nullptr : found->second;
    }

    /// All published values, in no order.
    std::vector<Ref> values() const
    {
        std::vector<Ref> all;
        all.reserve(m_published.size());
        for (const auto &[key, value] : m_published)
            all.push_back(value);
        return all;
    }

private:
    using Values = std::unordered_map<ObjectKey, Ref>;

    static DecodeObject anyValueOf(Decode decode)
    {
        return [decode = std::move(decode)](const ObjectView &object) -> base::Result<AnyValue> {
            auto value = decode(object);
            if (!value)
                return base::fail(std::move(value.error()));
            return std::make_shared<const Value>(std::move(*value));
        };
    }

    void stage(const ObjectKey &key, AnyValue value) override
    {
        m_staged[key] = std::static_pointer_cast<const Value>(std::move(value));
    }

    void stageRemovalOfAllBut(const Keys &keys) override
    {
        for (const auto &[key, value] : m_published) {
            if (!keys.contains(key))
                m_staged[key] = nullptr;
        }
        for (auto &[key, value] : m_staged) {
            if (!keys.contains(key))
                value = nullptr;
        }
    }

    void publish() override
    {
        Changes<Value> changes;
        while (!m_staged.empty())
            settle(m_staged.extract(m_staged.begin()), changes);
        if (!changes.isEmpty())
            m_listeners.tell(changes, this);
    }

    void settle(typename Values::node_type staged, Changes<Value> &changes)
    {
        const auto known = m_published.find(staged.key());
        Ref &value = staged.mapped();
        if (known == m_published.end()) {
            if (value)
                changes.added.push_back(m_published.insert(std::move(staged)).position->second);
        } else if (!value) {
            changes.removed.push_back(std::move(known->second));
            m_published.erase(known);
        } else if (!(*known->second == *value)) {
            known->second = std::move(value);
            changes.changed.push_back(known->second);
        }
    }

    Values m_published;
    Values m_staged; ///< since the batch before; nullptr: removed
    Listeners<Value> m_listeners;
};

} // namespace liteboxd::kube
