// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/redaction.h"

#include "tests/fuzz/fuzz_input.h"

#include <array>
#include <string>

using namespace liteboxd;

namespace {

/// A secret in each form that programs write it in; @ stands for where the text before and after it goes.
constexpr std::array forms{
    "id_token=Zm9vYmFyMTIz",
    "\"access_token\": \"Zm9vYmFyMTIz\"",
    "\\\"refresh_token\\\":\\\"Zm9vYmFyMTIz\\\"",
    "--client-secret Zm9vYmFyMTIz",
    "password: Zm9vYmFyMTIz",
    "Authorization: Bearer Zm9vYmFyMTIz",
    "https://user:Zm9vYmFyMTIz@host/",
    "eyJZm9vYmFyMTIz.eyJhIjoxfQ.c2ln",
};

} // namespace

/// Whatever stands around a secret, it is not shown; and any bytes are taken.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    fuzz::FuzzInput input(bytes, size);
    const std::string form = forms[input.choice() % forms.size()];
    const std::string_view around = input.rest();
    const std::string before(around.substr(0, around.size() / 2));
    const std::string after(around.substr(around.size() / 2));
    const std::string shown = base::redact(before + '\n' + form + '\n' + after);
    fuzz::require(before.find("Zm9v") != std::string::npos || after.find("Zm9v") != std::string::npos ||
                      shown.find("Zm9v") == std::string::npos,
                  "a secret is not shown");
    static_cast<void>(base::redact(around));
    return 0;
}
