// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::engine {

/// Another way in than HTTP, of one worker, which owns it.
class WorkerDoor
{
public:
    virtual ~WorkerDoor() = default;

    /// Takes nobody in any more; who is in stays.
    virtual void stop() = 0;
};

} // namespace liteboxd::engine
