// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/block_pool.h"

#include <coroutine>
#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace liteboxd::io {

template<class T>
class Task;

namespace detail {

/// What every task's promise does: start on demand, tell the one who waits, stay until the Task goes.
class TaskPromiseBase
{
public:
    // Frames come and go with each request.
    static void *operator new(std::size_t size) { return BlockPool::take(size); }
    static void operator delete(void *frame, std::size_t size) noexcept { BlockPool::giveBack(frame, size); }

    struct FinalAwaiter
    {
        bool await_ready() const noexcept { return false; }
        template<class Promise>
        void await_suspend(std::coroutine_handle<Promise> handle) const noexcept
        {
            // Nested by the depth of awaiting tasks only: a task that ends before it suspends never comes here with
            // somebody waiting (see Task::await_ready), so a loop over ready tasks does not grow the stack.
            if (handle.promise().m_waiting)
                handle.promise().m_waiting.resume();
        }
        void await_resume() const noexcept {}
    };

    std::suspend_always initial_suspend() const noexcept { return {}; }
    FinalAwaiter final_suspend() const noexcept { return {}; }
    [[noreturn]] void unhandled_exception() const noexcept { std::terminate(); }

    std::coroutine_handle<> m_waiting;
};

template<class T>
class TaskPromise : public TaskPromiseBase
{
public:
    Task<T> get_return_object();
    template<class U>
    void return_value(U &&value)
    {
        m_value.emplace(std::forward<U>(value));
    }
    T take() { return std::move(*m_value); }

private:
    std::optional<T> m_value;
};

template<>
class TaskPromise<void> : public TaskPromiseBase
{
public:
    Task<void> get_return_object();
    void return_void() const noexcept {}
    void take() const noexcept {}
};

} // namespace detail

/// A coroutine of gateway/io and gateway/engine. Lazy: it runs when awaited, or when Reactor::spawn() takes it.
/// One thread, one awaiter. Destroying a suspended task destroys its frame, and with it every wait inside.
/// Errors are values: an exception that leaves a task ends the program.
///
/// A child runs inline inside await_ready() and only a child that really suspends makes its parent suspend. gcc 12
/// does not turn symmetric transfer into jumps at -O0, -O1 or under sanitizers; so nothing here relies on it.
///
/// gcc 12 also lays out the frame wrongly where a coroutine without any local variable awaits inside a condition
/// (`if (!co_await f())` as its first and only statement): name the result there.
template<class T = void>
class [[nodiscard]] Task
{
public:
    using promise_type = detail::TaskPromise<T>;
    using Handle = std::coroutine_handle<promise_type>;
    using Result = std::conditional_t<std::is_void_v<T>, std::monostate, T>;

    explicit Task(Handle handle)
        : m_handle(handle)
    {}
    Task(Task &&other) noexcept
        : m_handle(std::exchange(other.m_handle, nullptr))
        , m_result(std::move(other.m_result))
    {}
    Task &operator=(Task &&other) noexcept
    {
        std::swap(m_handle, other.m_handle);
        std::swap(m_result, other.m_result);
        return *this;
    }
    Task(const Task &) = delete;
    Task &operator=(const Task &) = delete;
    ~Task()
    {
        if (m_handle)
            m_handle.destroy();
    }

    /// The task of a function that came to its end without a coroutine. A function that seldom has to wait tries first
    /// and returns this, or else the task of a coroutine that goes on; the try is made in the call, not when awaited.
    static Task finished(Result result)
    {
        Task task(nullptr);
        task.m_result.emplace(std::move(result));
        return task;
    }

    bool await_ready() const
    {
        if (!m_handle)
            return true;
        m_handle.resume();
        return m_handle.done();
    }
    void await_suspend(std::coroutine_handle<> waiting) const noexcept { m_handle.promise().m_waiting = waiting; }
    T await_resume()
    {
        if (m_handle)
            return m_handle.promise().take();
        return static_cast<T>(std::move(*m_result));
    }

    /// Runs until the first wait, or the end. For whoever owns the task without awaiting it.
    void start() const { m_handle.resume(); }
    bool isDone() const { return m_handle.done(); }

private:
    Handle m_handle;
    std::optional<Result> m_result; ///< of a task without a coroutine
};

template<class T>
Task<T> detail::TaskPromise<T>::get_return_object()
{
    return Task<T>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

inline Task<void> detail::TaskPromise<void>::get_return_object()
{
    return Task<void>(std::coroutine_handle<TaskPromise>::from_promise(*this));
}

} // namespace liteboxd::io
