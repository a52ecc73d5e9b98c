// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/object_view.h"

namespace liteboxd::kube {

/// Where a reflector puts what it sees. Views are valid during the call. A list may begin while rows are there: they
/// stay until listFinished, and go then if the list did not name them. A list may break off and begin anew.
class ObjectSink
{
public:
    virtual ~ObjectSink() = default;

    virtual void listStarted() = 0;
    virtual void listed(const ObjectView &object) = 0;
    virtual void listFinished() = 0;

    /// Between lists: added or modified, and deleted.
    virtual void changed(const ObjectView &object) = 0;
    virtual void removed(const ObjectView &object) = 0;
};

} // namespace liteboxd::kube
