// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/global_options.h"

#include "app/ctl/frame/duration_text.h"
#include "app/ctl/frame/format_name.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void GlobalOptions::declare(CLI::App &app)
{
    const char *const group = "With every command";
    app.add_option_function<std::vector<std::string>>(
           "--kubeconfig",
           [this](const std::vector<std::string> &names) {
               for (const std::string &name : names)
                   kubeconfigs.emplace_back(name == "-" ? "/dev/stdin" : name);
           },
           "read this kubeconfig, - is standard input; may be given several times")
        ->type_name("FILE")
        ->expected(1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->group(group);
    app.add_option("--context", context, "the context of the kubeconfig to use")->type_name("NAME")->group(group);
    app.add_option("-n,--namespace", nameSpace, "the namespace of the sandboxes")->type_name("NAMESPACE")->group(group);
    app.add_option_function<std::string>(
           "-o,--output",
           [this](const std::string &name) {
               const auto named = formatNamed(name);
               if (!named)
                   throw CLI::ValidationError("--output", '"' + name +
                                                              "\" is no format, only table, wide, json, jsonl, "
                                                              "yaml and name are");
               format = *named;
           },
           "how to write the result: table, wide, json, jsonl, yaml or name")
        ->type_name("FORMAT")
        ->group(group);
    app.add_option_function<std::string>(
           "--timeout",
           [this](const std::string &text) {
               const auto time = parseDuration(text);
               if (!time)
                   throw CLI::ValidationError("--timeout", time.error().message);
               timeout = *time;
           },
           "how long the command may take, such as 30s or 5m")
        ->type_name("TIME")
        ->group(group);
    app.add_flag_callback(
           "-q,--quiet", [this] { loudness = Loudness::Quiet; }, "no progress, only errors")
        ->group(group);
    app.add_flag_callback(
           "-v,--verbose", [this] { loudness = Loudness::Verbose; }, "say more on standard error")
        ->group(group);
}

} // namespace liteboxd::ctl
