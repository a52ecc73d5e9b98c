// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <utility>

namespace liteboxd::async {

/// How an operation tells its result. Runs exactly once unless cancelled, on the context's thread, never inline.
template<class T>
using Callback = std::function<void(base::Result<T>)>;

/// A running operation. Owning one means being able to end it: destroying or cancelling it ends the operation and
/// its callback never runs. Use it on the thread that started the operation.
class [[nodiscard]] Request
{
public:
    Request() = default;
    Request(Request &&other) noexcept = default;
    Request &operator=(Request &&other) noexcept
    {
        if (this != &other) {
            cancel();
            m_state = std::move(other.m_state);
        }
        return *this;
    }
    Request(const Request &) = delete;
    Request &operator=(const Request &) = delete;
    ~Request() { cancel(); }

    /// Ends the operation; nothing happens if it has ended.
    void cancel()
    {
        const auto state = std::exchange(m_state, nullptr);
        if (!state || state->finished)
            return;
        state->finished = true;
        if (const auto abort = std::exchange(state->abort, nullptr))
            abort();
    }

    /// Whether the callback is still to come.
    bool isPending() const { return m_state && !m_state->finished; }

private:
    template<class T>
    friend class Promise;

    struct State
    {
        bool finished = false;
        std::function<void()> abort;
    };

    explicit Request(std::shared_ptr<State> state)
        : m_state(std::move(state))
    {}

    std::shared_ptr<State> m_state;
};

/// The other end of a Request, held by whoever does the work. Copies stand for the same operation.
template<class T>
class Promise
{
public:
    /// `callback` runs on the thread of `context`, and not at all once `context` is gone.
    Promise(QObject *context, Callback<T> callback)
        : m_state(std::make_shared<Request::State>())
        , m_context(context)
        , m_callback(std::make_shared<Callback<T>>(std::move(callback)))
    {}

    /// The Request to give to the caller; `abort` runs if it is cancelled before completion.
    Request request(std::function<void()> abort = {}) const
    {
        m_state->abort = std::move(abort);
        return Request(m_state);
    }

    /// Delivers the result through the event loop. The second and later calls, and calls after cancellation, do
    /// nothing.
    void complete(base::Result<T> result) const
    {
        if (m_state->finished || m_delivered->exchange())
            return;
        if (!m_context)
            return;
        QMetaObject::invokeMethod(
            m_context.data(),
            [state = m_state, callback = m_callback, result = std::move(result)]() mutable {
                if (state->finished)
                    return;
                state->finished = true;
                state->abort = nullptr;
                (*callback)(std::move(result));
            },
            Qt::QueuedConnection);
    }

    /// Whether the result is no longer wanted.
    bool isCancelled() const { return m_state->finished || !m_context; }

private:
    struct Once
    {
        bool done = false;
        bool exchange() { return std::exchange(done, true); }
    };

    std::shared_ptr<Request::State> m_state;
    std::shared_ptr<Once> m_delivered = std::make_shared<Once>();
    QPointer<QObject> m_context;
    std::shared_ptr<Callback<T>> m_callback;
};

} // namespace liteboxd::async
