// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/process_protection.h"

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

namespace liteboxd::program {

void protectMemory()
{
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

void overwriteFreedMemory()
{
#ifdef M_PERTURB
    constexpr int ones = 0xFF; // what is freed becomes this, what is handed out its complement
    ::mallopt(M_PERTURB, ones);
#endif
}

void keepFilesPrivate()
{
    ::umask(S_IRWXG | S_IRWXO);
}

void forbidNewPrivileges()
{
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

} // namespace liteboxd::program
