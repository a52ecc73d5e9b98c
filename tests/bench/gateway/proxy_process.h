// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <sys/types.h>
#include <vector>

namespace liteboxd::bench {

/// A proxy that runs as a process of its own, on the cores this thread may use; ended, and waited for, with this
/// object.
class ProxyProcess
{
public:
    /// Starts `command`, which says what it says to the file `log`, and waits until `port` accepts connections.
    /// Throws std::runtime_error, with what it said, when it does not.
    ProxyProcess(std::string name, const std::vector<std::string> &command, std::uint16_t port,
                 const std::filesystem::path &log);
    ProxyProcess(const ProxyProcess &) = delete;
    ProxyProcess &operator=(const ProxyProcess &) = delete;
    ~ProxyProcess();

    const std::string &name() const { return m_name; }
    std::uint16_t port() const { return m_port; }

    /// CPU time used so far, by the process and, where it has a worker process, by that.
    std::chrono::nanoseconds cpuTime() const;
    /// Resident memory in KiB, likewise.
    std::uint64_t residentKiB() const;

private:
    std::vector<pid_t> processes() const;

    std::string m_name;
    std::uint16_t m_port;
    pid_t m_process = -1;
};

/// A port nobody listens on just now.
std::uint16_t freePort();

} // namespace liteboxd::bench
