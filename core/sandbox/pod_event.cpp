// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pod_event.h"

#include "core/kube/decode/json_parser.h"
#include "core/sandbox/time_text.h"

#include <QJsonDocument>

#include <algorithm>
#include <tuple>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

const kube::Resource events{"", "v1", "events", "Event", true};

QString qstring(std::string_view text)
{
    constexpr std::size_t most = 4096;
    const std::string_view head = text.substr(0, most);
    return QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size()));
}

} // namespace

QJsonObject PodEvent::json() const
{
    return {{u"type"_s, type},   {u"reason"_s, reason}, {u"message"_s, message},
            {u"source"_s, source}, {u"count"_s, count}, {u"firstAt"_s, timeText(firstAt)},
            {u"lastAt"_s, timeText(lastAt)}};
}

bool PodEvent::isEarlier(const PodEvent &a, const PodEvent &b)
{
    const auto key = [](const PodEvent &event) {
        return std::tuple(event.lastAt, event.name.size(), QStringView(event.name));
    };
    return key(a) < key(b);
}

kube::ListQuery podEvents(const std::string &nameSpace, const std::string &podName, const std::string &uid)
{
    std::string fields = "involvedObject.kind=Pod,involvedObject.name=" + podName;
    if (!uid.empty())
        fields += ",involvedObject.uid=" + uid;
    return {{events, nameSpace}, {}, fields};
}

std::vector<PodEvent> podEventsFrom(const QJsonArray &items)
{
    std::vector<PodEvent> events;
    kube::JsonParser parser;
    for (const QJsonValue &item : items) {
        const QByteArray text = QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact);
        const auto view = parser.parse({text.constData(), static_cast<std::size_t>(text.size())});
        auto event = view ? decodePodEvent(*view) : base::fail(view.error());
        if (event)
            events.push_back(std::move(*event));
    }
    std::sort(events.begin(), events.end(), PodEvent::isEarlier);
    return events;
}

base::Result<PodEvent> decodePodEvent(const kube::ObjectView &event)
{
    PodEvent value;
    value.name = qstring(event["metadata"]["name"].text());
    value.type = qstring(event["type"].text());
    value.reason = qstring(event["reason"].text());
    value.message = qstring(event["message"].text());
    value.source = qstring(event["source"]["component"].text());
    if (value.source.isEmpty())
        value.source = qstring(event["reportingComponent"].text());
    value.count = static_cast<int>(std::clamp<std::int64_t>(event["count"].integer().value_or(1), 1, 1'000'000'000));
    const auto created = event["metadata"]["creationTimestamp"].time().value_or(value.firstAt);
    value.firstAt = event["firstTimestamp"].time().value_or(event["eventTime"].time().value_or(created));
    value.lastAt = event["lastTimestamp"].time().value_or(value.firstAt);
    return value;
}

} // namespace liteboxd::sandbox
