// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access_log.h"

#include "core/base/redaction.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <system_error>

namespace liteboxd::engine {

namespace {

constexpr std::size_t mostPending = 8U << 20U;
constexpr std::size_t longestPath = 1024;

base::Result<io::FileDescriptor> openFile(const std::string &path)
{
    io::FileDescriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0640));
    if (!file.isValid())
        return base::fail(base::ErrorCode::FileUnreadable, std::generic_category().message(errno), path);
    return file;
}

/// 0 where it is none.
std::uint64_t sizeOf(const io::FileDescriptor &file)
{
    struct stat state
    {};
    return file.isValid() && ::fstat(file.get(), &state) == 0 ? static_cast<std::uint64_t>(state.st_size) : 0;
}

std::string timeText(std::chrono::system_clock::time_point time)
{
    const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    const std::time_t seconds = milliseconds / 1000;
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 40> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::snprintf(text.data() + size, text.size() - size, ".%03dZ", static_cast<int>(milliseconds % 1000));
    return text.data();
}

/// redact() takes a path for one word; here each part of it is one.
std::string withoutSecrets(std::string_view text)
{
    constexpr std::string_view ofWords = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    std::string out;
    while (!text.empty()) {
        const std::size_t word = std::min(text.find_first_not_of(ofWords), text.size());
        const std::size_t rest = std::min(text.find_first_of(ofWords, word), text.size());
        out += base::redact(text.substr(0, word));
        out += text.substr(word, rest - word);
        text.remove_prefix(rest);
    }
    return out;
}

/// What a client wrote, in a form that cannot be taken for anything else in a line, be it of text or of JSON.
std::string harmless(std::string_view text)
{
    const std::string shown = withoutSecrets(text);
    const bool isLong = shown.size() > longestPath;
    std::string out;
    for (const char c : std::string_view(shown).substr(0, longestPath)) {
        if (c > ' ' && c < '\x7f' && c != '"' && c != '\\') {
            out.push_back(c);
            continue;
        }
        std::array<char, 4> escape{};
        std::snprintf(escape.data(), escape.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out.append(escape.data());
    }
    return isLong ? out + "..." : out;
}

std::string orDash(std::string text)
{
    return text.empty() ? "-" : text;
}

} // namespace

std::string accessLine(const AccessRecord &record, AccessLog::Format format, std::chrono::system_clock::time_point time)
{
    const std::string id = harmless(record.requestId);
    const std::string client = harmless(record.client);
    const std::string sandbox = harmless(record.sandboxId);
    const std::string method = harmless(record.method);
    const std::string path = harmless(record.path);
    const std::string port = record.port == 0 ? std::string() : std::to_string(record.port);
    std::array<char, 32> duration{};
    std::snprintf(duration.data(), duration.size(), "%.6f", static_cast<double>(record.duration.count()) / 1e6);
    std::string line;
    line.reserve(256 + path.size());
    if (format == AccessLog::Format::Text) {
        line.append(timeText(time)).append(" access ").append(orDash(id)).append(" ").append(orDash(client));
        line.append(" ").append(orDash(sandbox)).append(" ").append(orDash(port)).append(" ").append(orDash(method));
        line.append(" ").append(orDash(path)).append(" ").append(std::to_string(record.status)).append(" ");
        line.append(std::to_string(record.bytes)).append(" ").append(duration.data()).append(" ");
        return line.append(orDash(std::string(record.upstreamMode))).append("\n");
    }
    const auto text = [&line](std::string_view name, std::string_view value) {
        line.append(line.empty() ? "{\"" : ",\"").append(name).append("\":\"").append(value).append("\"");
    };
    const auto number = [&line](std::string_view name, std::string_view value) {
        line.append(",\"").append(name).append("\":").append(value);
    };
    text("time", timeText(time));
    text("level", "access");
    text("requestId", id);
    text("client", client);
    text("sandboxId", sandbox);
    number("port", std::to_string(record.port));
    text("method", method);
    text("path", path);
    number("status", std::to_string(record.status));
    number("bytes", std::to_string(record.bytes));
    number("seconds", duration.data());
    text("upstreamMode", record.upstreamMode);
    return line.append("}\n");
}

base::Result<std::unique_ptr<AccessLog>> AccessLog::open(const std::string &path, Format format, std::uint64_t largest)
{
    io::FileDescriptor file;
    if (path != "-") {
        auto opened = openFile(path);
        if (!opened)
            return base::fail(std::move(opened.error()));
        file = std::move(*opened);
    }
    return std::unique_ptr<AccessLog>(new AccessLog(path, format, largest, std::move(file)));
}

AccessLog::AccessLog(std::string path, Format format, std::uint64_t largest, io::FileDescriptor file)
    : m_path(std::move(path))
    , m_format(format)
    , m_largest(largest)
    , m_size(sizeOf(file))
    , m_file(std::move(file))
    , m_writer([this] { run(); })
{}

AccessLog::~AccessLog()
{
    {
        const std::lock_guard lock(m_mutex);
        m_ends = true;
    }
    m_news.notify_one();
    m_writer.join();
}

void AccessLog::append(std::string &buffer, const AccessRecord &record) const
{
    buffer += accessLine(record, m_format, std::chrono::system_clock::now());
}

void AccessLog::handOver(std::string &buffer)
{
    if (buffer.empty())
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (m_pending.size() + buffer.size() <= mostPending)
            m_pending += buffer;
        else
            m_dropped += static_cast<std::uint64_t>(std::count(buffer.begin(), buffer.end(), '\n'));
    }
    buffer.clear();
    m_news.notify_one();
}

void AccessLog::reopen()
{
    {
        const std::lock_guard lock(m_mutex);
        m_reopens = true;
    }
    m_news.notify_one();
}

void AccessLog::run()
{
    for (;;) {
        std::string text;
        std::uint64_t dropped = 0;
        bool reopens = false;
        bool ends = false;
        {
            std::unique_lock lock(m_mutex);
            m_news.wait(lock, [this] { return m_ends || m_reopens || !m_pending.empty(); });
            text.swap(m_pending);
            dropped = std::exchange(m_dropped, 0);
            reopens = std::exchange(m_reopens, false);
            ends = m_ends;
        }
        write(text); // before the file changes: these are of the time before
        if (dropped > 0) {
            const std::string lost =
                std::to_string(dropped) + " lines were dropped: they came faster than they could be written";
            write(m_format == Format::Json ? "{\"level\":\"warning\",\"message\":\"" + lost + "\"}\n" : lost + "\n");
        }
        if (reopens && m_path != "-") {
            if (auto file = openFile(m_path)) {
                m_file = std::move(*file); // else the one that is open goes on
                m_size = sizeOf(m_file);
            }
        }
        if (m_largest > 0 && m_size >= m_largest)
            rotate();
        if (ends)
            return;
    }
}

/// Where a file cannot be renamed or made, the one that is open goes on, and the next lines try again.
void AccessLog::rotate()
{
    if (m_path == "-")
        return;
    for (int age = keptFiles; age > 0; --age) {
        const std::string younger = age == 1 ? m_path : m_path + '.' + std::to_string(age - 1);
        if (std::rename(younger.c_str(), (m_path + '.' + std::to_string(age)).c_str()) != 0 && age == 1)
            return;
    }
    if (auto file = openFile(m_path)) {
        m_file = std::move(*file);
        m_size = 0;
    }
}

void AccessLog::write(std::string_view text)
{
    const int file = m_path == "-" ? STDERR_FILENO : m_file.get();
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return; // a full disk does not stop the gateway
        m_size += static_cast<std::uint64_t>(written);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace liteboxd::engine
