// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/ending_pod.h"

#include "core/sandbox/time_text.h"

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

QString qstring(std::string_view text)
{
    constexpr std::size_t most = 1024;
    const std::string_view head = text.substr(0, most);
    return QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size()));
}

} // namespace

base::Result<EndingPod> decodeEndingPod(const kube::ObjectView &pod)
{
    const kube::ObjectView metadata = pod["metadata"];
    EndingPod value{qstring(metadata["name"].text()), qstring(metadata["uid"].text()),
                    qstring(pod["spec"]["nodeName"].text())};
    metadata["finalizers"].eachItem(
        [&value](const kube::ObjectView &finalizer) { value.finalizers << qstring(finalizer.text()); });
    value.deadline = metadata["deletionTimestamp"].time();
    return value;
}

QString whatHolds(const EndingPod &pod, std::chrono::system_clock::time_point now)
{
    if (!pod.deadline)
        return u"the API server has not marked it for deletion"_s;
    if (*pod.deadline > now)
        return u"its processes have until %1 to end"_s.arg(timeText(*pod.deadline));
    if (!pod.finalizers.isEmpty())
        return u"finalizer %1 holds it until somebody removes that"_s.arg(pod.finalizers.join(u", "_s));
    if (!pod.nodeName.isEmpty())
        return u"node %1 does not confirm its end"_s.arg(pod.nodeName);
    return u"nothing that can be seen holds it"_s;
}

} // namespace liteboxd::sandbox
