// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/internet_shape.h"

#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox_json.h"
#include "core/sandbox/time_text.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonValue jsonOf(const std::optional<InternetWatch::Time> &time)
{
    return time ? QJsonValue(sandbox::timeText(*time)) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject internetJson(const InternetWatch::Subject &changed)
{
    return {{u"id"_s, QString::fromStdString(changed.sandbox.id.text())},
            {u"requested"_s, changed.sandbox.internetRequested},
            {u"observed"_s, sandbox::observedWord(changed.state())},
            {u"until"_s, jsonOf(changed.sandbox.internetUntil)},
            {u"receipt"_s, QJsonObject{{u"written"_s, sandbox::timeText(changed.written)},
                                       {u"identity"_s, jsonOf(changed.identity)},
                                       {u"firstFlow"_s, jsonOf(changed.firstFlow)}}}};
}

Shape internetShape()
{
    return {Shape::member("id"),
            {{"ID", Shape::member("id")},
             {"REQUESTED", Shape::member("requested")},
             {"OBSERVED", Shape::member("observed")},
             {"UNTIL", Shape::member("until")}}};
}

} // namespace liteboxd::ctl
