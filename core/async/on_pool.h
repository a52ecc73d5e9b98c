// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>
#include <utility>

namespace liteboxd::async {

/// Runs `work()` on a thread of the global pool and then `then(result)` on the thread of `context`, which is the
/// caller's, never inline. `work` owns or shares all it looks at. If `context` is gone by then the result is dropped;
/// the work itself goes on. (Not QFuture::then(): in Qt 6.4 it asserts on a context that is gone, and looks at it from
/// the pool's thread.)
template<class Work, class Then>
void onPool(QObject *context, Work work, Then then)
{
    using Result = std::invoke_result_t<Work>;
    const auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    auto *watcher = new QFutureWatcher<Result>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then = std::move(then)] {
        const Result result = watcher->result();
        watcher->deleteLater();
        then(result);
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace liteboxd::async
