// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/tar_error.h"

namespace liteboxd::sandbox {

base::Error tarError(const base::Error &error)
{
    // The words of Go's os/exec (ErrNotFound), which runc passes on.
    if (error.message.find("executable file not found") == std::string::npos)
        return error;
    base::Error absent{base::ErrorCode::Unsupported, "the image of the sandbox has no tar, which copies files",
                       error.context};
    absent.subject = base::ErrorSubject::Sandbox;
    return absent;
}

} // namespace liteboxd::sandbox
