// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/creation/readiness.h"

#include "core/sandbox/state_keywords.h"

#include <QSet>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

bool needsSomebody(const QString &reason)
{
    static const QSet<QString> final{
        u"ImagePullBackOff"_s,           u"ErrImagePull"_s,         u"InvalidImageName"_s,
        u"ErrImageNeverPull"_s,          u"ImageInspectError"_s,    u"RegistryUnavailable"_s,
        u"CreateContainerConfigError"_s, u"CreateContainerError"_s, u"RunContainerError"_s,
        u"CrashLoopBackOff"_s,           u"Unschedulable"_s,        u"UnexpectedAdmissionError"_s};
    return final.contains(reason);
}

std::optional<QString> whyNeverReady(const Sandbox &sandbox)
{
    const bool hasEnded = sandbox.state == SandboxState::Failed || sandbox.state == SandboxState::Succeeded ||
                          sandbox.state == SandboxState::Terminating;
    if (!hasEnded && !needsSomebody(sandbox.reason))
        return std::nullopt;
    QString why = sandbox.reason.isEmpty() ? u"it is "_s + keyword(sandbox.state) : sandbox.reason;
    if (!sandbox.message.isEmpty())
        why += u": "_s + sandbox.message;
    return why;
}

} // namespace liteboxd::sandbox
