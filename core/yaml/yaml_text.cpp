// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/yaml/yaml_text.h"

#include <exception>
#include <string>

namespace liteboxd::yaml {

tl::expected<YAML::Node, YamlFault> parse(std::string_view text, std::size_t largest)
{
    if (text.size() > largest)
        return tl::unexpected(YamlFault{"more than " + std::to_string(largest) + " bytes"});
    try {
        return YAML::Load(std::string(text));
    } catch (const YAML::Exception &fault) {
        if (fault.mark.is_null())
            return tl::unexpected(YamlFault{fault.msg});
        return tl::unexpected(YamlFault{fault.msg, fault.mark.line + 1, fault.mark.column + 1});
    } catch (const std::exception &fault) {
        return tl::unexpected(YamlFault{fault.what()});
    }
}

} // namespace liteboxd::yaml
