// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/reason_format.h"

#include <CLI/CLI.hpp>

#include <map>

namespace liteboxd::ctl {

void addReasonFormat(CLI::App &options, std::optional<Format> &format)
{
    options
        .add_option_function<std::string>(
            "-o,--output",
            [&format](const std::string &name) {
                const std::map<std::string, Format> formats{{"table", Format::Table},     {"wide", Format::Wide},
                                                            {"name", Format::Name},       {"json", Format::Json},
                                                            {"jsonl", Format::JsonLines}, {"yaml", Format::Yaml}};
                const auto found = formats.find(name);
                if (found == formats.end())
                    throw CLI::ValidationError("--output", '"' + name +
                                                               "\" is no format here, only table, wide, json, "
                                                               "jsonl, yaml and name are");
                format = found->second;
            },
            "how to write the result: table, wide, json, jsonl, yaml or name")
        ->type_name("FORMAT");
}

} // namespace liteboxd::ctl
