// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/lifetime/holding_words.h"

#include "app/sandboxes/lifetime/tr.h"
#include "app/shell/words/visible_text.h"
#include "core/models/time_text.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

QString holding(const sandbox::EndingPod &pod, std::chrono::system_clock::time_point now)
{
    if (!pod.deadline)
        return Tr::tr("the cluster has not marked it for deletion yet");
    if (!isLate(pod, now))
        return Tr::tr("its processes have until %1 to end").arg(models::timeText(*pod.deadline));
    if (!pod.finalizers.isEmpty())
        return Tr::tr("the finalizer %1 holds it until somebody removes that")
            .arg(shell::visibleText(pod.finalizers.join(u", "_s)));
    if (!pod.nodeName.isEmpty())
        return Tr::tr("the node %1 does not confirm its end").arg(shell::visibleText(pod.nodeName));
    return Tr::tr("nothing that can be seen holds it");
}

bool isLate(const sandbox::EndingPod &pod, std::chrono::system_clock::time_point now)
{
    return pod.deadline && *pod.deadline <= now;
}

} // namespace liteboxd::sandboxes
