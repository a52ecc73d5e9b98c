// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/http_reading.h"

#include <charconv>

namespace liteboxd::engine {

namespace {

std::string valueOf(std::string_view head, std::string_view name)
{
    const std::string line = "\r\n" + std::string(name) + ": ";
    const auto at = head.find(line);
    if (at == std::string_view::npos)
        return {};
    return std::string(head.substr(at + line.size(), head.find("\r\n", at + 2) - at - line.size()));
}

void readChunks(std::string_view &bytes, HttpReading &reading)
{
    for (;;) {
        const auto lineEnd = bytes.find("\r\n");
        std::size_t size = 0;
        if (lineEnd == std::string_view::npos ||
            std::from_chars(bytes.data(), bytes.data() + lineEnd, size, 16).ptr == bytes.data())
            break;
        bytes.remove_prefix(lineEnd + 2);
        if (size == 0) {
            const auto end = bytes.starts_with("\r\n") ? 0 : bytes.find("\r\n\r\n");
            reading.isWhole = end != std::string_view::npos;
            if (reading.isWhole)
                bytes.remove_prefix(end == 0 ? 2 : end + 4);
            return;
        }
        reading.body += bytes.substr(0, size);
        if (bytes.size() < size + 2)
            break;
        bytes.remove_prefix(size + 2);
    }
    bytes = {};
}

} // namespace

std::vector<HttpReading> readMessages(std::string_view bytes, MessageKind kind, bool hasEnded)
{
    std::vector<HttpReading> all;
    while (!bytes.empty()) {
        HttpReading reading;
        const auto end = bytes.find("\r\n\r\n");
        reading.head = bytes.substr(0, end == std::string_view::npos ? end : end + 4);
        bytes.remove_prefix(reading.head.size());
        const std::string length = valueOf(reading.head, "Content-Length");
        const std::string status = kind == MessageKind::Response ? reading.status() : std::string();
        if (end == std::string_view::npos) {
            // cut within its head
        } else if (status.starts_with('1') || status == "204" || status == "304") {
            reading.isWhole = true;
        } else if (!length.empty()) {
            reading.body = bytes.substr(0, std::stoul(length));
            bytes.remove_prefix(reading.body.size());
            reading.isWhole = reading.body.size() == std::stoul(length);
        } else if (valueOf(reading.head, "Transfer-Encoding") == "chunked") {
            readChunks(bytes, reading);
        } else if (kind == MessageKind::Response) {
            reading.body = bytes;
            bytes = {};
            reading.isWhole = hasEnded;
        } else {
            reading.isWhole = true;
        }
        all.push_back(std::move(reading));
    }
    return all;
}

} // namespace liteboxd::engine
