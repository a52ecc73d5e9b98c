// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/socks_message.h"

#include "tests/fuzz/fuzz_input.h"

using namespace liteboxd;
using namespace liteboxd::engine;

namespace {

/// What was read of `bytes` does not depend on what follows, and one byte less is not enough.
template<class Message, class Read>
void check(std::string_view bytes, Read read)
{
    Message whole;
    if (read(bytes, whole) != SocksRead::Whole)
        return;
    fuzz::require(whole.size > 0 && whole.size <= bytes.size(), "it is within what has come");
    fuzz::require(whole.size <= longestSocksMessage, "no message is longer");
    Message again;
    fuzz::require(read(bytes.substr(0, whole.size), again) == SocksRead::Whole && again.size == whole.size,
                  "what follows means nothing");
    for (std::size_t size = 0; size < whole.size; ++size) {
        Message part;
        fuzz::require(read(bytes.substr(0, size), part) == SocksRead::Incomplete, "a part of it is incomplete");
    }
}

} // namespace

/// Each message of a SOCKS client, from whatever bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view said(reinterpret_cast<const char *>(bytes), size);
    check<SocksOffer>(said, readSocksOffer);
    check<SocksLogin>(said, readSocksLogin);
    check<SocksRequest>(said, [](std::string_view from, SocksRequest &request) {
        SocksReply reply{};
        const SocksRead read = readSocksRequest(from, request, reply);
        fuzz::require(read != SocksRead::Malformed || reply != SocksReply::Succeeded, "what is none does not succeed");
        return read;
    });
    return 0;
}
