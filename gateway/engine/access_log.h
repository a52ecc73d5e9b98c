// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/file_descriptor.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace liteboxd::engine {

/// What is said of one request when it is over.
struct AccessRecord
{
    std::string_view requestId;
    std::string_view client;    ///< its address, as far as it is known (behind a trusted proxy: what that says)
    std::string_view sandboxId; ///< empty: it came to none
    std::uint16_t port = 0;
    std::string_view method;
    std::string_view path;   ///< without the query: secrets stand there
    int status = 0;          ///< 0: the client was told nothing
    std::uint64_t bytes = 0; ///< sent to the client, heads included; for a WebSocket, to its end
    std::chrono::microseconds duration{};
    std::string_view upstreamMode; ///< empty: none was asked
};

/// One line for each request, written by a thread of its own: a worker formats into a buffer that only it knows, and
/// hands that over when it is full or a second old, so that no request waits for a lock or a disk. What comes faster
/// than it can be written is dropped, and how much is said.
///
/// Never holds a token: no header and no query is given to it, and what looks like one in a path is taken out.
class AccessLog
{
public:
    enum class Format { Text, Json };

    /// Appends to `path`, which is made if it is not there; "-" is standard error. FileUnreadable if it cannot be.
    /// A file that has grown to `largest` bytes becomes `path`.1, the one before `path`.2, and so on up to keptFiles;
    /// 0: it grows.
    static base::Result<std::unique_ptr<AccessLog>> open(const std::string &path, Format format,
                                                         std::uint64_t largest = 0);

    static constexpr int keptFiles = 5;

    /// Writes what was handed over.
    ~AccessLog();

    /// Adds the line to a worker's buffer. Any thread, as long as the buffer is its own.
    void append(std::string &buffer, const AccessRecord &record) const;

    /// Whether a buffer is worth handing over before its second is over.
    static bool isFull(const std::string &buffer) { return buffer.size() >= 16 * 1024; }

    /// Takes the lines of a worker; its buffer is empty then. Any thread.
    void handOver(std::string &buffer);

    /// Opens the file by its name again: it was renamed to begin a new one. Any thread.
    void reopen();

private:
    AccessLog(std::string path, Format format, std::uint64_t largest, io::FileDescriptor file);
    void rotate();
    void run();
    void write(std::string_view text);

    const std::string m_path;
    const Format m_format;
    const std::uint64_t m_largest;
    std::uint64_t m_size = 0;  ///< of the file, as far as it was written here or found; the writer's
    io::FileDescriptor m_file; ///< the writer's, once it runs; not valid: standard error
    std::mutex m_mutex;        ///< guards what follows; taken once for many requests
    std::condition_variable m_news;
    std::string m_pending;
    std::uint64_t m_dropped = 0; ///< lines
    bool m_reopens = false;
    bool m_ends = false;
    std::thread m_writer;
};

/// One line, with its end. Pure; `time` is that of the end of the request.
std::string accessLine(const AccessRecord &record, AccessLog::Format format,
                       std::chrono::system_clock::time_point time);

} // namespace liteboxd::engine
