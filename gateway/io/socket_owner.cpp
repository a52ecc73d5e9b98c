// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/socket_owner.h"

#include "gateway/io/file_descriptor.h"

#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>

namespace liteboxd::io {

namespace {

struct Question
{
    nlmsghdr header;
    inet_diag_req_v2 request;
};

constexpr std::uint32_t everyState = 0xFFFFFFFF;

/// States of a connection that has an end held by a process, by their numbers in the kernel (net/tcp_states.h): not
/// those of listening, of waiting after the end, and of being made.
bool isHeld(unsigned state)
{
    constexpr std::array held{1U, 4U, 5U, 8U, 9U, 11U}; // ESTABLISHED, FIN_WAIT1 and 2, CLOSE_WAIT, LAST_ACK, CLOSING
    return std::find(held.begin(), held.end(), state) != held.end();
}

void putAddress(std::uint32_t (&into)[4], const SocketAddress &address)
{
    const auto bytes = address.bytes();
    if (address.family() == AF_INET)
        std::memcpy(into, bytes.data() + 12, 4);
    else
        std::memcpy(into, bytes.data(), bytes.size());
}

Question questionAbout(const SocketAddress &peer, const SocketAddress &local)
{
    Question question{};
    question.header.nlmsg_len = sizeof question;
    question.header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    question.header.nlmsg_flags = NLM_F_REQUEST;
    inet_diag_req_v2 &request = question.request;
    request.sdiag_family = static_cast<std::uint8_t>(peer.family());
    request.sdiag_protocol = IPPROTO_TCP;
    request.idiag_states = everyState;
    request.id.idiag_sport = htons(peer.port());
    request.id.idiag_dport = htons(local.port());
    putAddress(request.id.idiag_src, peer);
    putAddress(request.id.idiag_dst, local);
    request.id.idiag_cookie[0] = request.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    return question;
}

std::optional<uid_t> askKernel(const SocketAddress &peer, const SocketAddress &local)
{
    const FileDescriptor socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    if (!socket.isValid())
        return std::nullopt;
    const Question question = questionAbout(peer, local);
    sockaddr_nl kernel{};
    kernel.nl_family = AF_NETLINK;
    if (::sendto(socket.get(), &question, sizeof question, 0, reinterpret_cast<const sockaddr *>(&kernel),
                 sizeof kernel) != static_cast<ssize_t>(sizeof question))
        return std::nullopt;
    alignas(nlmsghdr) std::array<char, 1024> answer{};
    const ssize_t size = ::recv(socket.get(), answer.data(), answer.size(), MSG_DONTWAIT); // it has answered by now
    nlmsghdr header{};
    inet_diag_msg found{};
    if (size < static_cast<ssize_t>(NLMSG_HDRLEN + sizeof found))
        return std::nullopt;
    std::memcpy(&header, answer.data(), sizeof header);
    std::memcpy(&found, answer.data() + NLMSG_HDRLEN, sizeof found);
    const bool isAbout = header.nlmsg_type == SOCK_DIAG_BY_FAMILY &&
                         found.id.idiag_sport == question.request.id.idiag_sport &&
                         found.id.idiag_dport == question.request.id.idiag_dport && isHeld(found.idiag_state);
    return isAbout ? std::optional<uid_t>(found.idiag_uid) : std::nullopt;
}

/// As the kernel writes it there: words of four bytes in this machine's order, in capital hex digits; and the port.
std::string procAddress(const SocketAddress &address)
{
    std::array<std::uint32_t, 4> words{};
    std::memcpy(words.data(), address.bytes().data(), sizeof words);
    std::string text;
    std::array<char, 9> word{};
    for (std::size_t i = address.family() == AF_INET ? 3 : 0; i < words.size(); ++i) {
        std::snprintf(word.data(), word.size(), "%08X", words[i]);
        text += word.data();
    }
    std::snprintf(word.data(), word.size(), ":%04X", address.port());
    return text + word.data();
}

/// For kernels without sock_diag's module for TCP.
std::optional<uid_t> lookUp(const char *table, const SocketAddress &peer, const SocketAddress &local)
{
    std::ifstream file(table);
    const std::string from = procAddress(peer);
    const std::string to = procAddress(local);
    for (std::string line; std::getline(file, line);) {
        std::istringstream words(line);
        std::string number, source, destination, state, queues, timer, retransmits;
        uid_t uid = 0;
        words >> number >> source >> destination >> state >> queues >> timer >> retransmits >> uid;
        if (words && source == from && destination == to &&
            isHeld(static_cast<unsigned>(std::strtoul(state.c_str(), nullptr, 16))))
            return uid;
    }
    return std::nullopt;
}

} // namespace

std::optional<uid_t> ownerOfPeer(const SocketAddress &peer, const SocketAddress &local)
{
    if (peer.family() != local.family() || !peer.isLoopback() || !local.isLoopback())
        return std::nullopt;
    if (const auto owner = askKernel(peer, local))
        return owner;
    return lookUp(peer.family() == AF_INET ? "/proc/net/tcp" : "/proc/net/tcp6", peer, local);
}

} // namespace liteboxd::io
