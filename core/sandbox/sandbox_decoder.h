// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/decode/object_view.h"
#include "core/sandbox/sandbox.h"

#include <QJsonObject>

namespace liteboxd::sandbox {

/// The sandbox that a pod is. A pod serves {id} if it has the labels app=liteboxd and sandbox-id={id} and its name is
/// "sandbox-{id}", or a ReplicaSet called "sandbox-{id}" or "sandbox-{id}-…" controls it and it is named as a pod of
/// that set.
/// Malformed, with the pod's name as context, if it is none. Fields of the wrong type count as missing; nothing that a
/// pod can hold makes this fail otherwise. Pure: any thread.
base::Result<Sandbox> decodeSandbox(const kube::ObjectView &pod);

/// The same of a pod that came as the answer to a single request.
base::Result<Sandbox> decodeSandboxObject(const QJsonObject &pod);

/// The same, but the digest of the access token in place of the token: for who only compares.
base::Result<Sandbox> decodeSandboxWithoutToken(const kube::ObjectView &pod);

} // namespace liteboxd::sandbox
