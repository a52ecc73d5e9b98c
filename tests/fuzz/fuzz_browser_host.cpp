// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_host.h"

#include "core/base/sandbox_id.h"
#include "tests/fuzz/fuzz_input.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using fuzz::require;

/// A Host that means a sandbox means the one that its written form means, and no other gateway port's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const std::uint16_t port = input.choice() % 2 == 0 ? 7080 : 80;
    const HostMeaning meaning = readHost(input.rest(), port);
    if (const auto *origin = std::get_if<BrowserOrigin>(&meaning)) {
        require(base::SandboxId::isValid(origin->labelId.text()) && origin->port != 0 && origin->tag.size() == 8,
                "a sandbox's host names a sandbox");
        require(readHost(hostOf(*origin, port), port) == HostMeaning(*origin), "a host has one meaning");
        require(readHost(input.rest(), 7081) == HostMeaning(ForeignHost{}), "another port's host is foreign");
    }
    return 0;
}
