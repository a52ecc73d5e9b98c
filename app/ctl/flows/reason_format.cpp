// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/reason_format.h"

#include "app/ctl/frame/format_name.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void addReasonFormat(CLI::App &options, std::optional<Format> &format)
{
    options
        .add_option_function<std::string>(
            "-o,--output",
            [&format](const std::string &name) {
                const auto named = formatNamed(name);
                if (!named)
                    throw CLI::ValidationError("--output", '"' + name +
                                                               "\" is no format here, only table, wide, json, "
                                                               "jsonl, yaml and name are");
                format = named;
            },
            "how to write the result: table, wide, json, jsonl, yaml or name")
        ->type_name("FORMAT");
}

} // namespace liteboxd::ctl
