// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/watch/changes.h"
#include "core/kube/watch/subscription.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace liteboxd::kube {

/// Those who follow the values of a cache. Each hears of all that is there first, and then of each batch, so that
/// nobody reads and follows by hand. One thread.
template<class Value>
class Listeners
{
public:
    using Tell = std::function<void(const Changes<Value> &)>;
    using Values = std::function<std::vector<typename Changes<Value>::Ref>()>;

    /// `tell` runs until the Subscription, `context` or `cache` is gone: first from the event loop of `cache`, with
    /// what `values` gives by then as added unless that is nothing.
    Subscription add(QObject *cache, QObject *context, Tell tell, Values values)
    {
        auto listener = std::make_shared<Listener>(Listener{context, std::move(tell)});
        std::erase_if(m_listeners, [](const auto &old) { return old.expired(); });
        m_listeners.push_back(listener);
        QMetaObject::invokeMethod(
            cache,
            [joining = std::weak_ptr(listener), values = std::move(values)] {
                if (const auto joined = joining.lock())
                    join(*joined, values());
            },
            Qt::QueuedConnection);
        return Subscription(std::move(listener));
    }

    /// Tells all who have joined. One of them may destroy `cache`, and these listeners with it: then it returns at
    /// once.
    void tell(const Changes<Value> &changes, const QObject *cache) const
    {
        const QPointer<const QObject> self(cache);
        const auto listeners = m_listeners;
        for (const auto &weak : listeners) {
            const auto listener = weak.lock();
            if (listener && listener->joined && listener->context)
                listener->tell(changes);
            if (!self)
                return;
        }
    }

private:
    struct Listener
    {
        QPointer<QObject> context;
        Tell tell;
        bool joined = false; ///< has been told what there was when it came
    };

    static void join(Listener &listener, std::vector<typename Changes<Value>::Ref> values)
    {
        if (!listener.context)
            return;
        listener.joined = true;
        if (!values.empty())
            listener.tell(Changes<Value>{std::move(values), {}, {}});
    }

    std::vector<std::weak_ptr<Listener>> m_listeners;
};

} // namespace liteboxd::kube
