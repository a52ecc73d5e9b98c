// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace liteboxd::verify {

/// What checks of a verification say, those of nodes and of what runs on them beside, what its probes do, what the
/// doctor says, and the words of a report, as they stand in core/verify: English, with %1, %2, … for the parts.
/// verifyText() translates by them.
const std::vector<const char *> &checkSentences();
const std::vector<const char *> &workloadSentences();
const std::vector<const char *> &probeSentences();
const std::vector<const char *> &doctorSentences();
const std::vector<const char *> &reportSentences();

} // namespace liteboxd::verify
