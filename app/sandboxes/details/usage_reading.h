// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/details/pod_reading.h"

namespace liteboxd::sandboxes {

/// What one sandbox uses: "120m CPU, 64 MiB"; nothing where the cluster does not measure it.
class UsageReading final : public PodReading
{
    Q_OBJECT

public:
    explicit UsageReading(QWidget &place)
        : PodReading(place)
    {}

private:
    async::Request ask(kube::ApiClient &api, const sandbox::Sandbox &sandbox) override;
};

} // namespace liteboxd::sandboxes
