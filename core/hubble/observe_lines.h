// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hubble/flow_queue.h"

#include <QByteArray>

#include <memory>

namespace liteboxd::hubble {

/// Reads what `hubble observe -o jsonpb` writes, as it comes, and puts what it tells into a queue. Lines are decoded on
/// the thread pool, in their order; when more than some MiB wait for that, they are counted and thrown away. A line
/// that cannot be read is passed over.
///
/// One thread. Destroying it drops what waits; the pool may still finish a piece then.
class ObserveLines
{
public:
    explicit ObserveLines(std::shared_ptr<FlowQueue> queue);
    ~ObserveLines();
    ObserveLines(const ObserveLines &) = delete;
    ObserveLines &operator=(const ObserveLines &) = delete;

    void feed(const QByteArray &bytes);

    /// Nothing comes any more: the end is put behind what was told.
    void finish(const StreamEnd &end);

private:
    struct Work;

    void enqueue(QByteArray lines);

    std::shared_ptr<Work> m_work; ///< shared with the pool
    QByteArray m_partial;         ///< a line as far as it has come
};

} // namespace liteboxd::hubble
