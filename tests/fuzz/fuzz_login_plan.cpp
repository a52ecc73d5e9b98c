// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/kubeconfig.h"

#include "tests/fuzz/fuzz_input.h"

#include <algorithm>

using namespace liteboxd;

namespace {

void requireNamed(const kube::LoginPlan &plan, const std::filesystem::path &file)
{
    fuzz::require(file.empty() || std::find(plan.files.begin(), plan.files.end(), file) != plan.files.end(),
                  "a file that is read was named before");
}

/// What a person agreed to is what is done.
void compare(const kube::LoginPlan &plan, const kube::ConnectionSettings &settings)
{
    fuzz::require(plan.verification == settings.verification, "the server is verified as was said");
    fuzz::require(plan.tlsServerName == settings.tlsServerName, "its name is the one that was said");
    fuzz::require(plan.proxyUrl == settings.proxyUrl, "the proxy is the one that was said");
    fuzz::require(plan.impersonation == settings.impersonation, "requests are made in the name that was said");
    fuzz::require(plan.exec.has_value() == settings.exec.has_value(), "a program is run if that was said");
    if (plan.exec) {
        fuzz::require(plan.exec->command == settings.exec->command, "the program is the one that was said");
        fuzz::require(plan.exec->arguments == settings.exec->arguments, "so are its arguments");
        fuzz::require(plan.exec->environment == settings.exec->environment, "and its environment");
    }
    fuzz::require(plan.tokenFile == settings.loginFiles.token, "the file that is sent is the one that was said");
    requireNamed(plan, settings.loginFiles.token);
    requireNamed(plan, settings.loginFiles.certificate);
    requireNamed(plan, settings.loginFiles.key);
}

} // namespace

/// Whatever the kubeconfig, what it does was told before by its plan; where there is no plan, nothing is done.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes), size);
    const auto config = kube::Kubeconfig::parse(text, "/nowhere/config");
    if (!config)
        return 0;
    for (const auto &[name, context] : config->contexts()) {
        const auto plan = config->plan(name);
        const auto settings = config->connection(name);
        fuzz::require(plan.has_value() || !settings, "nothing is done without a plan");
        if (settings)
            compare(*plan, *settings);
    }
    return 0;
}
