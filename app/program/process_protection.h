// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::program {

/// Keeps this process's memory, which holds tokens, from other programs of the same user and from disk: neither ptrace
/// nor /proc/PID/mem (PR_SET_DUMPABLE 0), and no core file (RLIMIT_CORE 0). A program that it starts has the first
/// back. The first thing in main().
void protectMemory();

/// Memory that is freed from now on is overwritten, so that no clear text of a token outlives its use: not in the
/// buffers of libraries either. Blocks of up to a kilobyte that a thread keeps for itself (glibc's tcache) are not;
/// what is ours and holds a token wipes itself. Only glibc does it, and only where its own allocator is used.
void overwriteFreedMemory();

/// What this process and those it starts create from now on is for its user alone (umask 077).
void keepFilesPrivate();

/// Neither this process nor any that it starts gets more rights by a program's set-uid bit (PR_SET_NO_NEW_PRIVS). Not
/// for a program that starts browsers: their sandbox may need it.
void forbidNewPrivileges();

} // namespace liteboxd::program
