// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace liteboxd::kube {

/// The files a login is read from, and read again when they change. Absolute paths; empty where there is none.
struct LoginFiles
{
    std::filesystem::path token{};
    std::filesystem::path certificate{};
    std::filesystem::path key{};

    bool isEmpty() const { return token.empty() && certificate.empty() && key.empty(); }
    bool operator==(const LoginFiles &) const = default;
};

} // namespace liteboxd::kube
