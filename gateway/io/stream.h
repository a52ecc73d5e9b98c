// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/socket_address.h"
#include "gateway/io/waiter.h"

#include <sys/uio.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace liteboxd::base {
struct Error;
}

namespace liteboxd::io {

class HangUpLink;

/// What a read or write that never blocks did.
enum class IoStatus {
    Ok,         ///< `bytes` were moved, at least one
    WouldBlock, ///< nothing now: wait for readable() or writable()
    End,        ///< the peer sent all it will send
    Failed,     ///< reset, or a broken TLS record; the stream is of no more use
};

struct IoResult
{
    IoStatus status = IoStatus::WouldBlock;
    std::size_t bytes = 0;
};

/// A connection's bytes, both ways: TCP, TLS, or memory in tests. One reactor's thread, owned by one session.
///
///     for (;;) {
///         const IoResult got = stream.recv(buffer);
///         if (got.status == IoStatus::WouldBlock) {
///             if (co_await stream.readable(deadline) != WaitStatus::Ready) …
///             continue;
///         }
///         …
///     }
class Stream
{
public:
    explicit Stream(Reactor &reactor)
        : m_readable(reactor)
        , m_writable(reactor)
    {}
    virtual ~Stream() = default;
    Stream(const Stream &) = delete;
    Stream &operator=(const Stream &) = delete;

    virtual IoResult recv(std::span<char> into) = 0;
    /// Sends the pieces in order; `bytes` counts over all of them.
    virtual IoResult send(std::span<const iovec> pieces) = 0;
    IoResult send(std::string_view bytes)
    {
        const iovec piece{const_cast<char *>(bytes.data()), bytes.size()};
        return send(std::span(&piece, 1));
    }

    /// Bytes sent so far; on TLS, before they were enciphered.
    std::uint64_t sentBytes() const { return m_sent; }

    /// Bytes sent that the peer's system has not got yet, as far as ours knows; none where the connection is gone.
    virtual std::size_t undeliveredBytes() const { return 0; }

    /// Bytes of memory that the system holds for what came and was not read, and what was sent and is not delivered.
    virtual std::size_t systemMemory() const { return 0; }

    /// Tells the peer that nothing more follows (FIN; close_notify first on TLS).
    virtual void shutdownSend() = 0;

    /// The connection will end by a reset when this object goes, which drops what is undelivered. Every wait on it ends
    /// with Cancelled now; so do those that depend on it.
    void abort()
    {
        m_aborted = true;
        cancelWaits();
        if (m_dependent != nullptr)
            m_dependent->cancelWaits();
    }
    bool isAborted() const { return m_aborted; }

    /// Why it failed, where the way itself has said so; nullptr on every other stream.
    virtual const base::Error *failureReason() const { return nullptr; }

    /// Our end of the connection; nothing where there is no socket.
    virtual std::optional<SocketAddress> localAddress() const { return std::nullopt; }

    /// Whether bytes can be moved by splice(2): not where they are transformed on the way (TLS, a port-forward), and
    /// not where there is no socket (memory).
    virtual bool canSplice() const { return false; }
    /// splice(2) between this stream's socket and a pipe. WouldBlock is about the socket: the caller keeps the pipe
    /// open. Failed on a stream that cannot splice.
    virtual IoResult spliceIn(int pipe, std::size_t most);
    virtual IoResult spliceOut(int pipe, std::size_t most);

    /// The peer has closed its side or the connection is lost, as far as is known without reading.
    bool isHungUp() const { return m_hungUp; }
    /// The connection is lost both ways (reset, error), as far as is known. A peer that has closed its side only may
    /// still read; one that is gone altogether looks the same until something is sent.
    bool isLost() const { return m_lost; }
    /// Bytes (or an end) may be there: a recv() is worth a try.
    bool mayRead() const { return m_readable.isRaised(); }

    Waiter readable(Deadline deadline) { return m_readable.wait(deadline); }
    Waiter writable(Deadline deadline) { return m_writable.wait(deadline); }

    /// The present and later waits end with Cancelled.
    void cancelWaits()
    {
        m_readable.cancel();
        m_writable.cancel();
    }

    /// Whether every wait ends with Cancelled from now on.
    bool areWaitsCancelled() const { return m_readable.isCancelled(); }

    /// Ends only the present wait, with Cancelled: somebody else has news for that coroutine.
    void interruptRead() { m_readable.interrupt(); }
    void interruptWrite() { m_writable.interrupt(); }

    Reactor &reactor() const { return m_readable.reactor(); }

protected:
    /// How many bytes a stream may read in one round of the reactor: peers that are faster than we are must not keep a
    /// worker from all others.
    static constexpr std::uint32_t shareOfARound = 256 * 1024;

    /// Whether it has read them; then the wait that follows ends with the next round.
    bool hasReadItsShare() noexcept;
    void noteRead(std::size_t bytes) noexcept { m_readThisRound += static_cast<std::uint32_t>(bytes); }

    /// A peer that has closed its side is depended on, and may be gone altogether: a stream that can find out does.
    virtual void askWhetherItLives() {}

    void hangUp()
    {
        m_hungUp = true;
        if (m_dependent != nullptr)
            noteHangUp();
    }
    void lose()
    {
        m_lost = m_hungUp = true;
        if (m_dependent != nullptr)
            m_dependent->cancelWaits();
    }

    WaitSlot m_readable;
    WaitSlot m_writable;
    std::uint64_t m_sent = 0;

private:
    friend class HangUpLink;

    void setDependent(Stream *dependent, bool endsOnHangUp)
    {
        m_dependent = dependent;
        m_dependentEndsOnHangUp = endsOnHangUp;
        if (dependent == nullptr)
            return;
        if (m_lost || m_aborted)
            dependent->cancelWaits();
        else if (m_hungUp)
            noteHangUp();
    }
    void noteHangUp()
    {
        if (m_dependentEndsOnHangUp)
            m_dependent->cancelWaits();
        else
            askWhetherItLives();
    }

    std::uint32_t m_round = 0; ///< when it last read
    std::uint32_t m_readThisRound = 0;
    Stream *m_dependent = nullptr; ///< a HangUpLink leads there
    bool m_dependentEndsOnHangUp = false;
    bool m_aborted = false;
    bool m_hungUp = false;
    bool m_lost = false;
};

} // namespace liteboxd::io
