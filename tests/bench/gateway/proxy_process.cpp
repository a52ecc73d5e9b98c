// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/proxy_process.h"

#include "tests/bench/gateway/bench_socket.h"

#include <csignal>
#include <fcntl.h>
#include <ctime>
#include <fstream>
#include <iterator>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

namespace liteboxd::bench {

namespace {

constexpr int startAttempts = 5000;
constexpr int startInterval = 2; // ms

bool accepts(std::uint16_t port)
{
    try {
        BenchSocket::connect(port);
        return true;
    } catch (const std::system_error &) {
        return false;
    }
}

pid_t spawn(const std::vector<std::string> &command, const std::filesystem::path &log)
{
    std::vector<char *> arguments;
    for (const std::string &argument : command)
        arguments.push_back(const_cast<char *>(argument.c_str()));
    arguments.push_back(nullptr);
    const pid_t process = ::fork();
    if (process != 0)
        return process;
    const int file = ::open(log.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ::dup2(file, STDOUT_FILENO);
    ::dup2(file, STDERR_FILENO);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

} // namespace

std::uint16_t freePort()
{
    const io::FileDescriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ::bind(socket.get(), reinterpret_cast<sockaddr *>(&address), length);
    ::getsockname(socket.get(), reinterpret_cast<sockaddr *>(&address), &length);
    return ntohs(address.sin_port);
}

ProxyProcess::ProxyProcess(std::string name, const std::vector<std::string> &command, std::uint16_t port,
                           const std::filesystem::path &log)
    : m_name(std::move(name))
    , m_port(port)
    , m_process(spawn(command, log))
{
    bool isAlive = true;
    for (int attempt = 0; isAlive && attempt < startAttempts; ++attempt) {
        if (accepts(port))
            return;
        ::poll(nullptr, 0, startInterval);
        isAlive = ::waitpid(m_process, nullptr, WNOHANG) == 0;
    }
    if (isAlive) {
        ::kill(m_process, SIGKILL);
        ::waitpid(m_process, nullptr, 0);
    }
    std::ifstream said(log);
    throw std::runtime_error(m_name + " does not start: " + std::string(std::istreambuf_iterator<char>(said), {}));
}

ProxyProcess::~ProxyProcess()
{
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
}

std::vector<pid_t> ProxyProcess::processes() const
{
    std::vector<pid_t> all{m_process};
    const std::string id = std::to_string(m_process);
    std::ifstream children("/proc/" + id + "/task/" + id + "/children");
    for (pid_t child = 0; children >> child;)
        all.push_back(child);
    return all;
}

std::chrono::nanoseconds ProxyProcess::cpuTime() const
{
    std::chrono::nanoseconds sum{0};
    for (const pid_t process : processes()) {
        clockid_t clock = 0;
        timespec used{};
        if (::clock_getcpuclockid(process, &clock) == 0 && ::clock_gettime(clock, &used) == 0)
            sum += std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
    }
    return sum;
}

std::uint64_t ProxyProcess::residentKiB() const
{
    std::uint64_t pages = 0;
    for (const pid_t process : processes()) {
        std::ifstream statm("/proc/" + std::to_string(process) + "/statm");
        std::uint64_t size = 0;
        std::uint64_t resident = 0;
        if (statm >> size >> resident)
            pages += resident;
    }
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE)) / 1024;
}

} // namespace liteboxd::bench
