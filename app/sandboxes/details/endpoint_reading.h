// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/details/pod_reading.h"
#include "core/base/result.h"

#include <QJsonObject>

namespace liteboxd::sandboxes {

/// What Cilium's object for a pod says of it (CiliumEndpoint: identity, whether that carries the label for internet
/// access, state), and what it does not say: whether policies are enforced (status.policy is never filled in
/// Cilium 1.18). For people.
QString endpointText(const base::Result<QJsonObject> &endpoint);

/// That of one sandbox.
class EndpointReading final : public PodReading
{
    Q_OBJECT

public:
    explicit EndpointReading(QWidget &place)
        : PodReading(place)
    {}

private:
    async::Request ask(kube::ApiClient &api, const sandbox::Sandbox &sandbox) override;
};

} // namespace liteboxd::sandboxes
