// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/usage_reading.h"

#include "app/sandboxes/details/tr.h"
#include "core/sandbox/resource_usage.h"

#include <QLocale>

namespace liteboxd::sandboxes {

async::Request UsageReading::ask(kube::ApiClient &api, const sandbox::Sandbox &sandbox)
{
    return sandbox::askForUsage(
        api, sandbox.podNamespace.toStdString(), sandbox.podName.toStdString(), this,
        [this, pod = sandbox.podName](const base::Result<sandbox::ResourceUsages> &usages) {
            if (!usages || !usages->contains(pod))
                return tell({}, Outcome::Untold);
            const sandbox::ResourceUsage usage = usages->value(pod);
            const QLocale locale;
            //: %1: thousandths of a processor core, %2: an amount of memory
            tell(Tr::tr("%1m CPU, %2").arg(locale.toString(usage.cpuMilli), locale.formattedDataSize(usage.memory)),
                 Outcome::Told);
        });
}

} // namespace liteboxd::sandboxes
