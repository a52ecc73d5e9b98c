// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::shell {

/// The few distances the window is made of, in device-independent pixels.
namespace metrics {
constexpr int Tiny = 4;
constexpr int Small = 8;
constexpr int Medium = 12;
constexpr int Large = 16;
constexpr int Huge = 24;
constexpr int Icon = 16;
constexpr int LargeIcon = 48;
constexpr int Radius = 6;
constexpr int RowHeight = 30;
} // namespace metrics

} // namespace liteboxd::shell
