// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/proxy_tunnel.h"

#include "gateway/io/reactor.h"
#include "tests/fuzz/fuzz_input.h"

#include <algorithm>
#include <optional>

using namespace liteboxd;

namespace {

/// A proxy that takes all it is sent, and says what the fuzzer made up.
class MadeUpProxy final : public io::Stream
{
public:
    MadeUpProxy(io::Reactor &reactor, std::string_view answer, std::size_t mostAtOnce)
        : Stream(reactor)
        , m_answer(answer)
        , m_mostAtOnce(mostAtOnce)
    {}

    using Stream::send;

    io::IoResult recv(std::span<char> into) override
    {
        const std::size_t count = std::min({into.size(), m_answer.size(), m_mostAtOnce});
        if (count == 0)
            return {io::IoStatus::End, 0};
        std::copy_n(m_answer.begin(), count, into.begin());
        m_answer.remove_prefix(count);
        return {io::IoStatus::Ok, count};
    }

    io::IoResult send(std::span<const iovec> pieces) override
    {
        std::size_t bytes = 0;
        for (const iovec &piece : pieces)
            bytes += piece.iov_len;
        return {io::IoStatus::Ok, bytes};
    }

    void shutdownSend() override {}

    std::string_view unread() const { return m_answer; }

private:
    std::string_view m_answer;
    std::size_t m_mostAtOnce;
};

io::Task<void> open(io::Stream &proxy, const forward::ProxyTunnel &tunnel, std::optional<base::Result<void>> &result)
{
    const auto deadline = io::Clock::now() + std::chrono::seconds(10);
    result = co_await forward::openTunnel(proxy, tunnel, deadline);
}

} // namespace

/// Whatever a proxy answers, by CONNECT or by SOCKS5: the tunnel is open, and what follows the answer was left for its
/// user; or it is not, and the error names the proxy and nothing of the login.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const std::uint8_t choices = input.choice();
    const std::size_t mostAtOnce = 1 + input.choice();
    forward::ProxyTunnel tunnel;
    tunnel.protocol =
        (choices & 1) != 0 ? forward::ProxyTunnel::Protocol::Socks5 : forward::ProxyTunnel::Protocol::HttpConnect;
    tunnel.host = (choices & 2) != 0 ? "10.0.0.1" : "api.example";
    tunnel.port = 6443;
    if ((choices & 4) != 0) {
        tunnel.user = "operator";
        tunnel.password = base::Secret("planted-secret");
    }
    io::Reactor reactor;
    MadeUpProxy proxy(reactor, input.rest(), mostAtOnce);
    std::optional<base::Result<void>> result;
    const io::Task<void> task = open(proxy, tunnel, result);
    task.start();
    fuzz::require(task.isDone() && result.has_value(), "who never waits is done at once");
    if (!*result) {
        fuzz::require(result->error().code == base::ErrorCode::ProxyFailed, "it is the proxy's fault");
        fuzz::require(!result->error().message.empty(), "an error has a message");
        fuzz::require(result->error().text().find("planted") == std::string::npos, "an error holds no secret");
        return 0;
    }
    if (tunnel.protocol == forward::ProxyTunnel::Protocol::HttpConnect) {
        const std::string_view read = input.rest().substr(0, input.rest().size() - proxy.unread().size());
        fuzz::require(read.ends_with("\n"), "the answer's head is read to its end, and no further");
    }
    return 0;
}
