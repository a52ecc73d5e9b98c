// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/format_name.h"

#include <map>

namespace liteboxd::ctl {

std::optional<Format> formatNamed(std::string_view name)
{
    static const std::map<std::string_view, Format> formats{{"table", Format::Table}, {"wide", Format::Wide},
                                                            {"json", Format::Json},   {"jsonl", Format::JsonLines},
                                                            {"yaml", Format::Yaml},   {"name", Format::Name}};
    const auto found = formats.find(name);
    return found == formats.end() ? std::nullopt : std::optional(found->second);
}

} // namespace liteboxd::ctl
