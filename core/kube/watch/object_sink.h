// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/decoded_event.h"

namespace liteboxd::kube {

/// Where a reflector puts what it sees, already decoded; without a value, an object is there that could not be decoded
/// (its fault says why). A list may begin while rows are there: they stay until listFinished, and go then if the list
/// did not name them. A list may break off and begin anew.
class ObjectSink
{
public:
    virtual ~ObjectSink() = default;

    virtual void listStarted() = 0;
    virtual void listed(DecodedEvent object) = 0;
    virtual void listFinished() = 0;

    /// Between lists: added or modified, and deleted.
    virtual void changed(DecodedEvent object) = 0;
    virtual void removed(const ObjectKey &key) = 0;
};

} // namespace liteboxd::kube
