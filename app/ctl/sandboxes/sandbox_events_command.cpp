// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_events_command.h"

#include "core/kube/decode/json_parser.h"
#include "core/sandbox/pod_event.h"

#include <QJsonDocument>

#include <algorithm>

namespace liteboxd::ctl {

namespace {

std::vector<sandbox::PodEvent> decoded(const kube::ObjectList &list)
{
    std::vector<sandbox::PodEvent> events;
    kube::JsonParser parser;
    for (const QJsonValue &item : list.items) {
        const QByteArray text = QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact);
        const auto view = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
        auto event = view ? sandbox::decodePodEvent(*view) : base::fail(view.error());
        if (event)
            events.push_back(std::move(*event));
    }
    std::sort(events.begin(), events.end(), sandbox::PodEvent::isEarlier);
    return events;
}

} // namespace

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
            for (const sandbox::PodEvent &event : decoded(list))
                items.append(event.json());
            invocation.output().list(shape, items);
            invocation.finish();
        }));
}

} // namespace liteboxd::ctl
