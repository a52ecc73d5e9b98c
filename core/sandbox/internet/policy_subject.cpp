// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/internet/policy_subject.h"

namespace liteboxd::sandbox {

policy::PolicySubject policySubject(const Sandbox &sandbox)
{
    return {sandbox.podNamespace, QString::fromStdString(sandbox.id.text()), sandbox.podName, sandbox.uid,
            sandbox.controller.has_value(), sandbox.hasDnsLock};
}

} // namespace liteboxd::sandbox
