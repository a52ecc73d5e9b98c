// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/changes.h"
#include "core/kube/subscription.h"
#include "core/kube/watch_cache_base.h"

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
///     auto decode = [](const JsonView &object) -> base::Result<Sandbox> { ... };
///     WatchCache<Sandbox> cache(client, {{resources::pods(), "liteboxd"}, "app=liteboxd"}, decode);
///     m_subscription = cache.subscribe(this, [this](const Changes<Sandbox> &changes) { ... });
///     connect(&cache, &WatchCacheBase::stateChanged, this, &Page::showState);
///     cache.start();
///
/// Thread: that of `client`, with which all of it is used. Ownership: the cache must go before the client; values are
/// shared and immutable, so keep a Ref as long as you like, on any thread.
/// Batches come at most every 50 ms, the first change after a quiet time at once. Values that decode to something equal
/// to what is known are not published, so decode only what you show. After a relist only differences are published.
/// Failure: values stay while the state is Stale; an object that does not decode counts as absent (objectRejected).
template<std::equality_comparable Value>
class WatchCache final : public WatchCacheBase
{
public:
    using Ref = std::shared_ptr<const Value>;

    /// Pure and free of shared state: it may run on another thread one day.
    using Decode = std::function<base::Result<Value>(const JsonView &object)>;

    WatchCache(ApiClient &client, ListQuery query, Decode decode, QObject *parent = nullptr)
        : WatchCacheBase(client, std::move(query), parent)
        , m_decode(std::move(decode))
    {}

    /// Runs `tell` for each batch, never inline, until the Subscription or `context` is gone. The first batch holds all
    /// values there are, as added (it does not come while there are none).
    Subscription subscribe(QObject *context, std::function<void(const Changes<Value> &)> tell);

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
    Decode m_decode;
    std::unordered_map<ObjectKey, Ref> m_published;
};

} // namespace liteboxd::kube
