// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random_bytes.h"

#include <openssl/rand.h>

#include <stdexcept>

namespace liteboxd::base {

void fillRandomly(std::span<std::uint8_t> into)
{
    // Without randomness nothing is safe; there is nothing sensible to go on with.
    if (RAND_bytes(into.data(), static_cast<int>(into.size())) != 1)
        throw std::runtime_error("the system gives no random numbers");
}

} // namespace liteboxd::base
