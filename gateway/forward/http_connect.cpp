// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/http_connect.h"

#include "gateway/forward/proxy_exchange.h"
#include "gateway/http/head_writer.h"
#include "gateway/http/response_head_reader.h"

#include <openssl/evp.h>

#include <array>

namespace liteboxd::forward {

namespace {

using base::ErrorCode;

constexpr std::size_t largestHead = std::size_t{16} * 1024;

/// RFC 7617.
base::Secret basicCredentials(const ProxyTunnel &tunnel)
{
    const base::Secret login(tunnel.user + ':' + tunnel.password.reveal());
    const std::string &text = login.reveal();
    std::string encoded((text.size() + 2) / 3 * 4 + 1, '\0'); // and a NUL
    EVP_EncodeBlock(reinterpret_cast<unsigned char *>(encoded.data()),
                    reinterpret_cast<const unsigned char *>(text.data()), static_cast<int>(text.size()));
    encoded.pop_back();
    return base::Secret("Basic " + encoded);
}

io::BlockString requestFor(const ProxyTunnel &tunnel)
{
    const bool isIpv6 = tunnel.host.find(':') != std::string::npos;
    const std::string target = (isIpv6 ? '[' + tunnel.host + ']' : tunnel.host) + ':' + std::to_string(tunnel.port);
    http::HeadWriter head;
    head.request("CONNECT", {target});
    head.field("Host", target);
    if (!tunnel.user.empty())
        head.field("Proxy-Authorization", basicCredentials(tunnel).reveal());
    head.field("User-Agent", "liteboxd");
    return head.finish();
}

/// The head of the answer. What a refusal says behind it is not read.
io::Task<base::Result<http::ResponseHead>> receiveHead(io::Stream &proxy, io::Deadline deadline)
{
    using State = http::ResponseHeadReader::State;
    http::ResponseHeadReader reader("CONNECT", largestHead);
    std::string received;
    std::array<char, 1024> piece{};
    State state = State::Incomplete;
    while (state == State::Incomplete) {
        const auto got = co_await receiveSomeFromProxy(proxy, piece, deadline);
        if (!got)
            co_return base::fail(got.error());
        received.append(piece.data(), *got);
        state = reader.examine(received);
    }
    if (state == State::Complete) {
        const bool hasMore = received.size() > reader.length();
        http::ResponseHead head = reader.take();
        // The far end speaks when it is spoken to: nobody has anything to say behind a success.
        if (head.status() / 100 != 2 || !hasMore)
            co_return std::move(head);
    }
    co_return base::fail(ErrorCode::ProxyFailed, "the proxy's answer is no HTTP");
}

} // namespace

io::Task<base::Result<void>> openByConnect(io::Stream &proxy, const ProxyTunnel &tunnel, io::Deadline deadline)
{
    const io::BlockString request = requestFor(tunnel);
    const auto sent = co_await sendToProxy(proxy, request, deadline);
    if (!sent)
        co_return base::fail(sent.error());
    const auto head = co_await receiveHead(proxy, deadline);
    if (!head)
        co_return base::fail(head.error());
    const int status = head->status();
    if (status / 100 == 2)
        co_return base::Result<void>();
    if (status == 407)
        co_return base::fail(ErrorCode::ProxyFailed, tunnel.user.empty()
                                                         ? "the proxy wants a user name and password"
                                                         : "the proxy does not take this user name and password");
    co_return base::fail(ErrorCode::ProxyFailed, "the proxy makes no connection: it answers " + std::to_string(status));
}

} // namespace liteboxd::forward
