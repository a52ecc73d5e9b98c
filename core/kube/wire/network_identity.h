// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/kubeconfig/impersonation.h"
#include "core/kube/login/credential.h"

#include <QNetworkRequest>

namespace liteboxd::kube {

/// Puts into a request who asks: Authorization of the credential, and the Impersonate fields. For HTTP/1.1 only, where
/// several fields of one name are written as one value with line breaks (Qt 6.4 keeps one field of a name).
void setIdentity(QNetworkRequest &request, const Credential &credential, const Impersonation &impersonation);

} // namespace liteboxd::kube
