// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

#include <map>
#include <string>

namespace liteboxd::ctl {

/// Every command of the program: the tables of all rooms, in the order of its help.
std::vector<CommandRow> commandTable();

/// What each noun is about.
std::map<std::string, std::string> nounTexts();

} // namespace liteboxd::ctl
