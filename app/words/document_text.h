// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>
#include <vector>

namespace liteboxd::words {

/// What is wrong with a text that a person wrote, in the language of the program: with its YAML (by yaml-cpp and
/// core/yaml), with a template or a request for a sandbox that it is, or with the sandbox that was made by it (by
/// core/sandbox). What is not known, such as the words of the cluster, stays as it is.
QString documentText(const std::string &english);

/// The sentences that it knows: English, with %1, %2, … for the parts.
const std::vector<const char *> &documentSentences();

} // namespace liteboxd::words
