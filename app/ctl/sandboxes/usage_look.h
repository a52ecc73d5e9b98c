// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/async/request.h"
#include "core/sandbox/resource_usage.h"

#include <QObject>
#include <QTimer>

#include <string>

namespace liteboxd::ctl {

/// What sandboxes use, where that is shown and the cluster measures it: for three seconds at most, since a command is
/// about something else. Destroying it ends what it does.
class UsageLook : public QObject
{
    Q_OBJECT

public:
    /// Of one pod, or of all where `pod` is empty. `invocation` outlives it.
    UsageLook(Invocation &invocation, std::string pod);

    /// Once; then finished() comes, never inline.
    void start();

    /// Empty where nothing is known.
    const sandbox::ResourceUsages &usages() const { return m_usages; }

    /// `sandbox` with its member `usage`, null where that is not known.
    QJsonObject with(QJsonObject sandbox) const;

Q_SIGNALS:
    void finished();

private:
    void end();

    Invocation &m_invocation;
    const std::string m_pod;
    sandbox::ResourceUsages m_usages;
    async::Request m_question;
    QTimer m_limit;
};

} // namespace liteboxd::ctl
