// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig.h"

#include "tests/fuzz/fuzz_input.h"

using namespace liteboxd;

/// Any bytes are a kubeconfig or an error with a message; a context that is there resolves, or says why not.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    const auto config = kube::Kubeconfig::parse(text, "/nowhere/config");
    if (!config) {
        fuzz::require(!config.error().message.empty(), "an error has a message");
        return 0;
    }
    for (const auto &[name, context] : config->contexts())
        static_cast<void>(config->connection(name));
    static_cast<void>(config->connection());
    return 0;
}
