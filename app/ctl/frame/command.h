// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"

#include <QObject>

namespace CLI {
class App;
}

namespace liteboxd::ctl {

/// One verb of the program. Made once, told its options, and started at most once; it ends by the invocation's finish()
/// or fail(). Destroying it ends what it does. One thread.
class Command : public QObject
{
    Q_OBJECT

public:
    /// Adds its options and arguments, bound to its members.
    virtual void declare(CLI::App &options) = 0;

    /// The options are read: go. `invocation` outlives this.
    virtual void start(Invocation &invocation) = 0;

    /// Ctrl-C. Ends at once unless there is something to clean up first.
    virtual void interrupt(Invocation &invocation) { invocation.finish(ExitCode::Interrupted); }

    /// Nobody can read any more what it writes (`| head`). What follows something without end does not wait for its
    /// next line to learn that; all others do what they were begun for.
    virtual void loseReader(Invocation &) {}
};

} // namespace liteboxd::ctl
