// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/result.h"
#include "core/store/database.h"

#include <functional>
#include <optional>
#include <utility>

namespace liteboxd::store {

/// One piece of work of the store: run on the store's thread, told on its owner's. Belongs to the Store all the time, so
/// that what it captured is freed on the thread that made it.
class StoreJob
{
public:
    virtual ~StoreJob() = default;

    /// On the store's thread. An error: the store could not be opened.
    virtual void run(const base::Result<Database *> &database) = 0;

    /// On the owner's thread, after run().
    virtual void tell() = 0;
};

/// A job with a result of type T.
template<class T>
class StoreJobOf final : public StoreJob
{
public:
    using Work = std::function<base::Result<T>(Database &)>;

    StoreJobOf(Work work, async::Promise<T> promise)
        : m_work(std::move(work))
        , m_promise(std::move(promise))
    {}

    void run(const base::Result<Database *> &database) override
    {
        m_result = database ? m_work(**database) : base::Result<T>(base::fail(database.error()));
    }

    void tell() override
    {
        m_promise.complete(m_result ? std::move(*m_result)
                                    : base::fail(base::ErrorCode::Internal, "the store ended before its work"));
    }

private:
    const Work m_work;
    const async::Promise<T> m_promise;
    std::optional<base::Result<T>> m_result;
};

} // namespace liteboxd::store
