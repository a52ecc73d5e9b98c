// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace liteboxd::http {

/// Now, as a Date field says it (RFC 9110, 5.6.7 and 6.6.1). Valid until this thread's next call; made anew once a
/// second.
std::string_view httpDate();

} // namespace liteboxd::http
