// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/duration_option.h"

#include "app/ctl/frame/duration_text.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void addDuration(CLI::App &options, const std::string &name, const std::string &help,
                 std::function<void(std::chrono::seconds)> take)
{
    options
        .add_option_function<std::string>(
            name,
            [name, take = std::move(take)](const std::string &text) {
                const auto time = parseDuration(text);
                if (!time)
                    throw CLI::ValidationError(name, time.error().message);
                const auto seconds = std::chrono::floor<std::chrono::seconds>(*time);
                if (seconds.count() < 1)
                    throw CLI::ValidationError(name, "must be a second at least");
                take(seconds);
            },
            help)
        ->type_name("TIME");
}

} // namespace liteboxd::ctl
