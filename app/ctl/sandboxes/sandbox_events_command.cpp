// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_events_command.h"

#include "core/sandbox/pod_event.h"

namespace liteboxd::ctl {

void SandboxEventsCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    const Shape shape{Shape::member("reason"),
                      {{"LAST SEEN", Shape::member("lastAt")},
                       {"TYPE", Shape::member("type")},
                       {"REASON", Shape::member("reason")},
                       {"COUNT", Shape::member("count"), ColumnUse::Wide},
                       {"SOURCE", Shape::member("source"), ColumnUse::Wide},
                       {"MESSAGE", Shape::member("message")}}};
    const kube::ListQuery query = sandbox::podEvents(
        found.sandbox.podNamespace.toStdString(), found.sandbox.podName.toStdString(), found.sandbox.uid.toStdString());
    m_step = invocation.cluster()->api().list(
        query, this, orFail<kube::ObjectList>(invocation, [&invocation, shape](const kube::ObjectList &list) {
            QJsonArray items;
            for (const sandbox::PodEvent &event : sandbox::podEventsFrom(list.items))
                items.append(event.json());
            invocation.output().list(shape, items);
            invocation.finish();
        }));
}

} // namespace liteboxd::ctl
