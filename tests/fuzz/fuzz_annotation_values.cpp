// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/annotation_values.h"

#include "tests/fuzz/fuzz_input.h"

#include <QString>

using namespace liteboxd;

/// Whatever a pod's annotations hold: a time to live is positive and bounded, domains are words, and a token could be
/// sent in a header field by its length.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    if (const auto ttl = sandbox::ttlFrom(text)) {
        fuzz::require(ttl->count() > 0, "a time to live is positive");
        fuzz::require(*ttl <= std::chrono::hours(24 * 365 * 50), "a time to live is at most 50 years");
    }
    for (const QString &domain : sandbox::domainsFrom(text)) {
        fuzz::require(!domain.isEmpty() && domain == domain.trimmed(), "a domain has no blanks around it");
        fuzz::require(!domain.contains(u','), "a comma ends a domain");
    }
    fuzz::require(sandbox::accessTokenFrom(text).reveal().size() <= 1024, "a token is at most 1 KiB");
    return 0;
}
