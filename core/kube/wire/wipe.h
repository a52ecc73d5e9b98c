// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstring>

namespace liteboxd::kube {

/// Overwrites bytes of an answer that have served, as objects carry secrets. Bytes that somebody else still has are left to
/// them: the last one wipes. Freed blocks of more than some kilobytes are overwritten by the allocator anyway
/// (app/program/process_protection); small ones are not.
inline void wipe(QByteArray &bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        ::explicit_bzero(bytes.data(), static_cast<std::size_t>(bytes.size()));
}

} // namespace liteboxd::kube
