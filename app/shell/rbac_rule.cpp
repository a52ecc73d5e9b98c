// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/rbac_rule.h"

namespace liteboxd::shell {

QString sandboxRole(const QString &nameSpace)
{
    return QStringLiteral("apiVersion: rbac.authorization.k8s.io/v1\n"
                          "kind: Role\n"
                          "metadata:\n"
                          "  name: liteboxd-console\n"
                          "  namespace: %1\n"
                          "rules:\n"
                          "- apiGroups: [\"\"]\n"
                          "  resources: [pods]\n"
                          "  verbs: [get, list, watch, patch]\n"
                          "- apiGroups: [\"\"]\n"
                          "  resources: [pods/proxy]\n"
                          "  verbs: [get, create, update, patch, delete]\n"
                          "- apiGroups: [\"\"]\n"
                          "  resources: [pods/portforward]\n"
                          "  verbs: [get, create]")
        .arg(nameSpace);
}

} // namespace liteboxd::shell
