// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/answer_decoder.h"

#include <QByteArray>
#include <QObject>

#include <memory>
#include <mutex>
#include <vector>

namespace liteboxd::kube {

/// Runs an AnswerDecoder on the thread pool, so that a long list does not stop the event loop, and brings its events
/// back in their order. Small pieces that need not be decompressed are decoded where they come, when nothing is under
/// way: for the few events of a watch, going to another thread and back would cost more than they do.
///
/// Lives on the thread of its owner. Destroying it drops what is under way; the pool may still finish a piece then.
class DecodingLane final : public QObject
{
    Q_OBJECT

public:
    explicit DecodingLane(AnswerDecoder decoder);
    ~DecodingLane() override;

    void feed(const QByteArray &bytes);

    /// The answer is whole.
    void finish();

    /// What was decoded and not taken yet, at most as much as the event loop can stand at a time; ready() comes again
    /// if there is more.
    std::vector<DecodedEvent> take();

    /// Bytes that were fed and not decoded yet.
    qsizetype waitingBytes() const;

    /// finish() was called, and all is taken.
    bool isDone() const;

Q_SIGNALS:
    /// There are events to take, or it is done. The lane may be destroyed by a slot.
    void ready();

private:
    enum class Where { Here, Pool };
    struct Work;

    void advance(std::unique_lock<std::mutex> &lock, Where where);

    std::shared_ptr<Work> m_work; ///< shared with the pool
};

} // namespace liteboxd::kube
