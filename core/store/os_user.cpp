// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/os_user.h"

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace liteboxd::store {

QString osUserName()
{
    std::array<char, 4096> memory{};
    passwd entry{};
    passwd *found = nullptr;
    const uid_t user = ::getuid();
    const bool isKnown = ::getpwuid_r(user, &entry, memory.data(), memory.size(), &found) == 0 && found != nullptr;
    return isKnown ? QString::fromLocal8Bit(found->pw_name) : QString::number(user);
}

} // namespace liteboxd::store
