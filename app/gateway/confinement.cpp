// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/confinement.h"

#include "gateway/io/file_descriptor.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <system_error>

namespace liteboxd::gateway {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t machine = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t machine = 0;
#endif

constexpr int denied[] = {
    SYS_execve,
    SYS_execveat,
    SYS_ptrace,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kcmp,
    SYS_pidfd_getfd,
    SYS_unshare,
    SYS_setns,
    SYS_mount,
    SYS_umount2,
    SYS_pivot_root,
    SYS_chroot,
    SYS_open_tree,
    SYS_move_mount,
    SYS_fsopen,
    SYS_fsconfig,
    SYS_fsmount,
    SYS_fspick,
    SYS_mount_setattr,
    SYS_init_module,
    SYS_finit_module,
    SYS_delete_module,
    SYS_kexec_load,
    SYS_reboot,
    SYS_swapon,
    SYS_swapoff,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_userfaultfd,
    SYS_io_uring_setup,
    SYS_io_uring_enter,
    SYS_io_uring_register,
    SYS_add_key,
    SYS_request_key,
    SYS_keyctl,
    SYS_open_by_handle_at,
    SYS_name_to_handle_at,
    SYS_settimeofday,
    SYS_clock_settime,
    SYS_adjtimex,
    SYS_clock_adjtime,
    SYS_sethostname,
    SYS_setdomainname,
    SYS_acct,
    SYS_quotactl,
    SYS_syslog,
    SYS_personality,
    SYS_mknodat,
};

base::Error failure(std::string what)
{
    return {base::ErrorCode::Unsupported, std::move(what) + ": " + std::generic_category().message(errno), {}};
}

/// What each version of Landlock can refuse of what writes or starts; versions are cumulative.
std::uint64_t handledAccess(int version)
{
    std::uint64_t access = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                           LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR |
                           LANDLOCK_ACCESS_FS_MAKE_REG | LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                           LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;
    constexpr std::uint64_t refer = 1U << 13U;    // since version 2
    constexpr std::uint64_t truncate = 1U << 14U; // since version 3
    if (version >= 2)
        access |= refer;
    if (version >= 3)
        access |= truncate;
    return access;
}

base::Result<void> permitWriting(int ruleset, const std::string &path, std::uint64_t access)
{
    const io::FileDescriptor folder(::open(path.c_str(), O_PATH | O_CLOEXEC));
    if (!folder.isValid())
        return base::fail(base::ErrorCode::FileUnreadable, std::generic_category().message(errno), path);
    const landlock_path_beneath_attr rule{access, folder.get()};
    if (::syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) != 0)
        return base::fail(failure("Landlock takes no rule for " + path));
    return {};
}

} // namespace

base::Result<void> confineFiles(const std::vector<std::string> &writableFolders)
{
    const long version = ::syscall(SYS_landlock_create_ruleset, nullptr, std::size_t{0}, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1)
        return base::fail(failure("this kernel has no Landlock"));
    landlock_ruleset_attr attributes{};
    attributes.handled_access_fs = handledAccess(static_cast<int>(version));
    const io::FileDescriptor ruleset(
        static_cast<int>(::syscall(SYS_landlock_create_ruleset, &attributes, sizeof attributes, 0)));
    if (!ruleset.isValid())
        return base::fail(failure("Landlock gives no rule set"));
    const std::uint64_t writing = attributes.handled_access_fs & ~std::uint64_t{LANDLOCK_ACCESS_FS_EXECUTE};
    for (const std::string &folder : writableFolders) {
        if (auto permitted = permitWriting(ruleset.get(), folder, writing); !permitted)
            return permitted;
    }
    if (::syscall(SYS_landlock_restrict_self, ruleset.get(), 0) != 0)
        return base::fail(failure("Landlock does not take effect"));
    return {};
}

base::Result<void> confineSystemCalls()
{
    if (machine == 0)
        return base::fail(base::ErrorCode::Unsupported, "no list of system calls for this machine");
    std::vector<sock_filter> program{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), // another ABI numbers its calls differently
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
    };
#if defined(__x86_64__)
    constexpr std::uint32_t x32 = 0x40000000U; // the x32 ABI has the same machine and numbers of its own
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, x32, 0, 1));
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
#endif
    for (const int call : denied) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter) != 0)
        return base::fail(failure("seccomp does not take effect"));
    return {};
}

} // namespace liteboxd::gateway
