// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/internet_shape.h"

#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox_json.h"
#include "core/sandbox/time_text.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

QJsonObject internetJson(const sandbox::Sandbox &changed, std::chrono::system_clock::time_point written)
{
    const QJsonValue until =
        changed.internetUntil ? QJsonValue(sandbox::timeText(*changed.internetUntil)) : QJsonValue(QJsonValue::Null);
    const auto state = sandbox::internetState(changed.internetRequested, {});
    return {{u"id"_s, QString::fromStdString(changed.id.text())},
            {u"requested"_s, changed.internetRequested},
            {u"observed"_s, sandbox::observedWord(state)},
            {u"until"_s, until},
            {u"receipt"_s, QJsonObject{{u"written"_s, sandbox::timeText(written)},
                                       {u"identity"_s, QJsonValue::Null},
                                       {u"firstFlow"_s, QJsonValue::Null}}}};
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
